import {
  assertNoScheduleFails,
  assertSame,
  assertShown,
  Chance,
  ClosedDoor,
  isAlive,
  listProcesses,
  Stage,
} from "interleave/checks";
import { doAll, type Item } from "../exercises/06_shared_out.ts";

const chance = new Chance();
const module = import.meta.resolve("../exercises/06_shared_out.ts");
const WORKERS = 2;
const ITEMS = 6;

/** A call of `doAll()`; the first item has a door of its own, the others share one. */
class Scene implements AsyncDisposable {
  readonly numbers = chance.shuffled([...Array(20).keys()].map((n) => n + 0.5)).slice(0, ITEMS);
  readonly one = new ClosedDoor();
  readonly others = new ClosedDoor();
  readonly caller: Stage<typeof doAll>;
  readonly call = `doAll() of the items ${this.numbers.join(", ")} with ${WORKERS} workers` +
    `   (seed ${chance.seed})`;
  readonly #log = Deno.makeTempFileSync({ prefix: "interleave-" });

  constructor() {
    const items = this.numbers.map((number, n): Item => ({
      door: (n === 0 ? this.one : this.others).path,
      log: this.#log,
      number,
    }));
    this.caller = new Stage(module, doAll, [items, WORKERS]);
  }

  /** The numbers of the items that are done, in order. */
  get done(): number[] {
    return Deno.readTextFileSync(this.#log).split("\n").slice(0, -1).map(Number);
  }

  /** Waits until everybody is at work, as far as they come. */
  async begun(): Promise<void> {
    await this.caller.until(() => this.caller.living.length === WORKERS || null);
    await this.caller.settle();
  }

  /** Opens the other doors, and waits until what can be done is done. */
  async othersDone(): Promise<void> {
    await this.begun();
    this.others.open();
    await this.caller.until(() => this.done.length >= ITEMS - 1 || null);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.caller[Symbol.asyncDispose]();
    this.one[Symbol.dispose]();
    this.others[Symbol.dispose]();
    Deno.removeSync(this.#log);
  }
}

Deno.test("under no schedule take() gives an item twice, or leaves one out", async () => {
  await assertNoScheduleFails({
    module: import.meta.resolve("./_06_shared_out.ts"),
    program: "takers",
  });
});

Deno.test("all workers are at work at the same moment", async () => {
  await using scene = new Scene();
  await scene.begun();
  const { living } = scene.caller;
  assertShown(living.length === WORKERS, {
    input: scene.call,
    expected: `${WORKERS} living children`,
    actual: `${living.length}: ${listProcesses(living)}`,
  });
});

Deno.test("a worker that is held up holds up nobody else", async () => {
  await using scene = new Scene();
  await scene.othersDone();
  const [{ done }, enough] = [scene, ITEMS - 1];
  assertShown(done.length === enough, {
    input: `${scene.call}; item ${scene.numbers[0]} takes for ever`,
    expected: `the ${enough} others are done`,
    actual: `${done.length}: ${done.join(", ") || "none"}`,
  });
});

Deno.test("each item is done once, and its result stands in its place", async () => {
  await using scene = new Scene();
  await scene.othersDone();
  scene.one.open(); // so the first one is done last
  const { value } = await scene.caller.end();
  const { numbers, done, call } = scene;
  const actual = { done: done.toSorted((a, b) => a - b), results: value };
  const expected = {
    done: numbers.toSorted((a, b) => a - b),
    results: numbers.map((number) => number ** 2),
  };
  assertSame(call, actual, expected);
});

Deno.test("no worker is left when doAll() returns", async () => {
  await using scene = new Scene();
  scene.others.open();
  scene.one.open();
  const left = (await scene.caller.end()).left.filter(isAlive);
  assertShown(left.length === 0, {
    input: scene.call,
    expected: "none",
    actual: listProcesses(left),
  });
});
