import {
  assertSame,
  assertShown,
  ClosedDoor,
  isAlive,
  listProcesses,
  type Returned,
  Stage,
} from "interleave/checks";
import { ask } from "../exercises/01_answer.ts";

const module = import.meta.resolve("../exercises/01_answer.ts");

/** A call of `ask()` whose child waits at a closed door. */
class Scene implements AsyncDisposable {
  readonly door = new ClosedDoor();
  readonly caller = new Stage(module, ask, [this.door.path]);

  /** Waits until all who are to begin have begun; the pids of the children. */
  async begun(): Promise<number[]> {
    await this.caller.until(() => this.caller.living[0] ?? this.caller.returned);
    await this.caller.settle();
    return this.caller.living.map(({ pid }) => pid);
  }

  /** What `ask()` returned, even if a child is left; it opens the door. */
  async returned(): Promise<Returned<number>> {
    this.door.open();
    return await this.caller.until(() => this.caller.returned) ?? await this.caller.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.caller[Symbol.asyncDispose]();
    this.door[Symbol.dispose]();
  }
}

Deno.test("one child is at work", async () => {
  await using scene = new Scene();
  const pids = await scene.begun();
  assertShown(pids.length === 1, {
    input: "ask(door), the door is closed",
    expected: "one child",
    actual: pids.length === 0 ? "none" : pids,
  });
});

Deno.test("ask() does not return before the child has ended", async () => {
  await using scene = new Scene();
  await scene.begun();
  const early = scene.caller.returned;
  assertShown(early === null, {
    input: "ask(door), the door is closed",
    expected: "it waits",
    actual: `it has returned ${early?.value}`,
  });
});

Deno.test("it returns what the child has written", async () => {
  await using scene = new Scene();
  const [pid] = await scene.begun();
  const { value } = await scene.returned();
  assertSame(`ask(door), whose child has the pid ${pid}`, value, pid ?? null);
});

Deno.test("no child is left when it returns", async () => {
  await using scene = new Scene();
  await scene.begun();
  const left = (await scene.returned()).left.filter(isAlive);
  assertShown(left.length === 0, {
    input: "ask(door)",
    expected: "none",
    actual: listProcesses(left),
  });
});
