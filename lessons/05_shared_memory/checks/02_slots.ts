import {
  assertSame,
  assertShown,
  Chance,
  ClosedDoor,
  isAlive,
  listProcesses,
  type Returned,
  Stage,
} from "interleave/checks";
import { squareAll } from "../exercises/02_slots.ts";

const chance = new Chance();
const module = import.meta.resolve("../exercises/02_slots.ts");

/** A call of `squareAll()`; each child has a door of its own. */
class Scene implements AsyncDisposable {
  readonly doors: readonly ClosedDoor[];
  readonly caller: Stage<typeof squareAll>;
  readonly call: string;

  constructor(readonly numbers: readonly number[]) {
    this.doors = numbers.map(() => new ClosedDoor());
    const jobs = numbers.map((number, n) => ({ door: this.doors[n]!.path, number }));
    this.caller = new Stage(module, squareAll, [jobs]);
    this.call = `squareAll() of jobs with the numbers ${
      numbers.join(", ")
    }   (seed ${chance.seed})`;
  }

  /** Waits until everybody is at work, as far as they come. */
  async begun(): Promise<void> {
    const { caller, numbers } = this;
    await caller.until(() => caller.living.length === numbers.length || null);
    await caller.settle();
  }

  /** What `squareAll()` returned, even if a child is left; it opens all doors. */
  async returned(): Promise<Returned<number[]>> {
    for (const door of this.doors) door.open();
    return await this.caller.until(() => this.caller.returned) ?? await this.caller.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.caller[Symbol.asyncDispose]();
    for (const door of this.doors) door[Symbol.dispose]();
  }
}

/** Some different whole numbers. */
function numbers(): number[] {
  return chance.shuffled([...Array(40).keys()].map((n) => n + 2)).slice(0, 4);
}

Deno.test("all children are at work at the same moment", async () => {
  await using scene = new Scene(numbers());
  await scene.begun();
  const { living } = scene.caller;
  assertShown(living.length === scene.numbers.length, {
    input: scene.call,
    expected: `${scene.numbers.length} living children`,
    actual: `${living.length}: ${listProcesses(living)}`,
  });
});

Deno.test("each square stands in the place of its job, whoever ends first", async () => {
  await using scene = new Scene(numbers());
  const { caller, doors } = scene;
  await scene.begun();
  for (const n of chance.shuffled([...doors.keys()].slice(1)).concat(0)) {
    const before = caller.living.length;
    doors[n]!.open();
    await caller.until(() => caller.living.length < before || null);
  }
  assertSame(scene.call, (await scene.returned()).value, scene.numbers.map((n) => n ** 2));
});

Deno.test("squares keep their fraction, and may be large", async () => {
  await using scene = new Scene([chance.int(1, 9) + 0.5, 100_000 + chance.int(1, 9), -0.25]);
  const { value } = await scene.returned();
  assertSame(scene.call, value, scene.numbers.map((n) => n ** 2));
});

Deno.test("no child is left when squareAll() returns", async () => {
  await using scene = new Scene(numbers());
  const left = (await scene.returned()).left.filter(isAlive);
  assertShown(left.length === 0, {
    input: scene.call,
    expected: "none",
    actual: listProcesses(left),
  });
});
