import { assertSame, assertShown, Chance, ClosedDoor, Stage } from "interleave/checks";
import { Gate } from "interleave/evidence";
import { getSignal, kill, SIG_DFL, signal } from "interleave/signals";
import { begun } from "./_begun.ts";
import { serve } from "../exercises/07_shutdown.ts";

const chance = new Chance();
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** What `serve()` gave, and what was set after it. */
interface Seen {
  readonly finished: number;
  /** How many were begun and not finished when it returned. */
  readonly half: number;
  readonly restored: boolean;
}

/** Runs on the stage: tasks that can only be finished when the door is open. */
export async function play(
  tasks: number,
  width: number,
  begins: string,
  door: string,
  log: string,
): Promise<Seen> {
  for (const name of SIGNALS) signal(name, SIG_DFL); // a shell has some ignored in the background
  let taken = 0, half = 0;
  const next = (): string | undefined => taken < tasks ? `task ${++taken}` : undefined;
  const work = async (task: string): Promise<void> => {
    half++;
    Deno.writeTextFileSync(log, `${task}\n`, { append: true });
    using file = await Deno.open(door);
    await file.lock();
    half--;
  };
  const serving = serve(next, work, width);
  new Gate(begins).open();
  const finished = await serving;
  const seen = { finished, half };
  return { ...seen, restored: SIGNALS.every((name) => getSignal(name) === SIG_DFL) };
}

/** A service with more to do than it can do at a time. */
class Scene implements AsyncDisposable {
  readonly width = chance.int(2, 4);
  readonly tasks = this.width + chance.int(3, 6);
  readonly door = new ClosedDoor();
  readonly #begins = new Gate();
  readonly #log = Deno.makeTempFileSync({ prefix: "interleave-" });
  readonly service = new Stage(import.meta.url, play, [
    this.tasks,
    this.width,
    this.#begins.path,
    this.door.path,
    this.#log,
  ]);

  /** How many tasks were begun. */
  get begun(): number {
    return Deno.readTextFileSync(this.#log).split("\n").length - 1;
  }

  /** Waits until it is in the middle of its tasks, and sends it signals. */
  async interrupt(...signals: Deno.Signal[]): Promise<void> {
    await begun(this.service, this.#begins);
    for (const each of signals) {
      if (!this.service.hasEnded) kill(this.service.pid, each);
      await this.service.settle();
    }
  }

  call(what: string): string {
    return `serve() of ${this.tasks} tasks, width ${this.width}; ${what}   (seed ${chance.seed})`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service[Symbol.asyncDispose]();
    this.#begins[Symbol.dispose]();
    this.door[Symbol.dispose]();
    Deno.removeSync(this.#log);
  }
}

Deno.test("so many tasks as it is told are at work at the same time", async () => {
  await using scene = new Scene();
  await scene.interrupt();
  assertShown(scene.begun === scene.width, {
    input: scene.call("no task can be finished yet"),
    expected: `${scene.width} tasks are at work`,
    actual: `${scene.begun} were begun`,
  });
});

Deno.test("without a signal all tasks are done", async () => {
  await using scene = new Scene();
  scene.door.open();
  const { finished, half } = (await scene.service.end()).value;
  assertSame(scene.call("no signal"), { finished, half }, { finished: scene.tasks, half: 0 });
});

for (const name of SIGNALS) {
  Deno.test(`at ${name} the tasks at work are finished, and no other is begun`, async () => {
    await using scene = new Scene();
    await scene.interrupt(name);
    assertShown(!scene.service.hasEnded && scene.service.returned === null, {
      input: scene.call(`${name} while no task can be finished`),
      expected: "it waits for the tasks at work",
      actual: scene.service.returned === null ? "its process has ended" : "it has returned",
    });
    scene.door.open();
    const { finished, half } = (await scene.service.end()).value;
    const expected = { finished: scene.width, half: 0, begun: scene.width };
    assertSame(scene.call(name), { finished, half, begun: scene.begun }, expected);
  });
}

Deno.test("a second signal changes nothing", async () => {
  await using scene = new Scene();
  await scene.interrupt("SIGINT", "SIGINT", "SIGTERM");
  assertShown(!scene.service.hasEnded, {
    input: scene.call("SIGINT, SIGINT and SIGTERM"),
    expected: "it waits for the tasks at work",
    actual: "its process has ended",
  });
  scene.door.open();
  assertSame(scene.call("three signals"), (await scene.service.end()).value.finished, scene.width);
});

Deno.test("when it returns, everything is set as it was before", async () => {
  await using scene = new Scene();
  await scene.interrupt("SIGTERM");
  scene.door.open();
  const { restored } = (await scene.service.end()).value;
  assertShown(restored, {
    input: scene.call("SIGTERM"),
    expected: "the default is set for SIGINT and SIGTERM",
    actual: "something else is set",
  });
});
