import { assert, assertEquals, AssertionError, assertRejects } from "@std/assert";
import { ClosedDoor, Stage, waitAt } from "interleave/checks";
import { hasEnded, until } from "interleave/evidence";
import { exitNow, fork, waitpidSync } from "interleave/system";
import { type Connection, Pipe, Thread } from "interleave/threads";
import "../../open_libc.ts";

const options = { ignore: Deno.build.os !== "linux", timeout: 60_000 };
const module = import.meta.url;

export function add(a: number, b: number): number {
  return a + b;
}

export function waitAndForget(door: string): string {
  fork(() => waitAt(door));
  waitAt(door);
  return "through";
}

export function fails(): void {
  throw new Error("no bread");
}

export function ends(): void {
  exitNow(3);
}

export function forksAndReturnsTwice(): number {
  const pid = fork();
  if (pid !== 0) waitpidSync(pid);
  return pid === 0 ? 1 : 2;
}

export function echo(connection: Connection): void {
  connection.sendSync(connection.recvSync());
}

export async function asksThread(word: string): Promise<unknown> {
  const [ours, theirs] = Pipe();
  await using thread = new Thread({ module, target: echo, args: [theirs] });
  thread.start();
  theirs.close();
  await ours.send(word);
  return await ours.recv();
}

export async function waitsForEver(): Promise<void> {
  setInterval(() => {}, 1_000_000);
  await new Promise(() => {});
}

Deno.test({
  ...options,
  name: "a stage gives what the function returned",
  async fn(): Promise<void> {
    await using stage = new Stage(module, add, [2, 3]);
    assertEquals(await stage.end(), { value: 5, left: [] });
    assert(stage.hasEnded);
  },
});

Deno.test({
  ...options,
  name: "a stage shows the children of the function while it waits, and those that it left behind",
  async fn(): Promise<void> {
    using door = new ClosedDoor();
    await using stage = new Stage(module, waitAndForget, [door.path]);
    await stage.settle();
    assertEquals([stage.returned, stage.state, stage.living.length], [null, "waits", 1]);
    door.open();
    const { value, left } = await stage.end();
    assertEquals([value, left.length], ["through", 1]);
  },
});

Deno.test({
  ...options,
  name: "a stage ends what is still there",
  async fn(): Promise<void> {
    using door = new ClosedDoor();
    let pids: number[];
    {
      await using stage = new Stage(module, waitAndForget, [door.path]);
      await stage.settle();
      pids = [stage.pid, ...stage.children.map(({ pid }) => pid)];
      assertEquals(pids.length, 2);
    }
    for (const pid of pids) until(`the end of ${pid}`, () => hasEnded(pid));
  },
});

Deno.test({
  ...options,
  name:
    "only the process of the stage reports, not a child that returned from the function as well",
  async fn(): Promise<void> {
    await using stage = new Stage(module, forksAndReturnsTwice, []);
    assertEquals((await stage.end()).value, 2);
  },
});

for (
  const [play, message] of [
    [fails, "no bread"],
    [ends, "exit code 3"],
    [waitsForEver, "does not return: all wait"],
  ] as const
) {
  Deno.test({
    ...options,
    name: `a stage says why the function ${play.name} did not return`,
    async fn(): Promise<void> {
      await using stage = new Stage(module, play, []);
      await assertRejects(() => stage.end(), AssertionError, message);
    },
  });
}

Deno.test({
  ...options,
  name: "Stage with `forks: false` runs a play of threads that wait for each other",
  async fn(): Promise<void> {
    await using stage = new Stage(module, asksThread, ["hello"], { forks: false });
    assertEquals((await stage.end()).value, "hello");
  },
});

Deno.test(
  "Stage.settle() takes no module that is still being loaded for rest",
  options,
  async () => {
    const slow = "data:text/javascript,await new Promise((resolve) => setTimeout(resolve, 500));" +
      "export function play(file) { Deno.writeTextFileSync(file, 'begun'); setInterval(() => {}, 1e6); " +
      "return new Promise(() => {}); }";
    const { play } = await import(slow) as { play: (file: string) => void };
    const file = Deno.makeTempFileSync();
    await using stage = new Stage(slow, play, [file]);
    await stage.settle();
    assertEquals(Deno.readTextFileSync(file), "begun");
    Deno.removeSync(file);
  },
);
