import { assertSame, assertShown, Chance } from "interleave/checks";
import { createTask, sleep, type Task } from "interleave/coroutines";
import { bakeAll, type Oven } from "../exercises/06_cool_down.ts";
import { settle } from "./_settle.ts";

const chance = new Chance();

/** An oven that says what is done with it. */
class Kitchen implements Oven {
  readonly cakes = chance.shuffled(["apple", "cherry", "lemon", "plum", "nut"]);
  readonly did: string[] = [];
  readonly call = `bakeAll() of ${this.cakes.join(", ")}   (seed ${chance.seed})`;
  readonly #ends = new Map<string, PromiseWithResolvers<void>>();
  readonly #canHeat: boolean;

  constructor(canHeat = true) {
    this.#canHeat = canHeat;
  }

  async heat(): Promise<void> {
    await sleep(0);
    if (!this.#canHeat) throw new RangeError("no gas");
    this.did.push("hot");
  }

  async bake(task: Task, cake: string): Promise<void> {
    this.did.push(cake);
    const end = Promise.withResolvers<void>();
    this.#ends.set(cake, end);
    await task.until(end.promise);
  }

  async cool(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await sleep(0);
    this.did.push("cold");
  }

  async isDone(cake: string): Promise<void> {
    this.#ends.get(cake)?.resolve();
    await settle();
  }

  async fails(cake: string): Promise<void> {
    this.#ends.get(cake)?.reject(new RangeError(`the ${cake} cake is burnt`));
    await settle();
  }
}

/** Begins to bake, in a task; what was done until it was over is in `done`. */
async function begin(kitchen: Kitchen): Promise<{ task: Task<string[]>; done: string[] }> {
  const done: string[] = [];
  const task = createTask((task) => bakeAll(task, kitchen, kitchen.cakes));
  task.onDone(() => done.push(...kitchen.did));
  await settle();
  return { task, done };
}

function outcomeOf(task: Task<string[]>): unknown {
  if (!task.done) return "it still bakes";
  if (task.cancelled) return "cancelled";
  const error = task.exception();
  return error === undefined ? task.result() : (error as Error).name;
}

Deno.test("a cake that fails is noted, and all others are baked", async () => {
  const kitchen = new Kitchen();
  const { task, done } = await begin(kitchen);
  const burnt = kitchen.cakes.filter((_, n) => n % 2 === 1);
  for (const cake of kitchen.cakes) {
    await (burnt.includes(cake) ? kitchen.fails(cake) : kitchen.isDone(cake));
  }
  const input = `${kitchen.call}; these fail: ${burnt.join(", ")}`;
  assertSame(input, { failed: outcomeOf(task), did: done }, {
    failed: burnt,
    did: ["hot", ...kitchen.cakes, "cold"],
  });
});

Deno.test("when the task is cancelled, no other cake is begun", async () => {
  const kitchen = new Kitchen();
  const { task } = await begin(kitchen);
  task.cancel();
  await settle();
  const baked = kitchen.did.filter((each) => kitchen.cakes.includes(each));
  assertSame(`${kitchen.call}; cancelled at the first`, baked, [kitchen.cakes[0]!]);
});

Deno.test("and the oven is cold when it is over", async () => {
  const kitchen = new Kitchen();
  const { task, done } = await begin(kitchen);
  await kitchen.isDone(kitchen.cakes[0]!);
  task.cancel();
  await settle();
  const cold = done.filter((each) => each === "cold").length;
  assertShown(cold === 1, {
    input: `${kitchen.call}; cancelled at the second`,
    expected: "the oven was cooled, once, and is cold when bakeAll() is over",
    actual: task.done ? `until then it did: ${done.join(", ")}` : "it still bakes",
  });
});

Deno.test("and the task ends as cancelled", async () => {
  const kitchen = new Kitchen();
  const { task } = await begin(kitchen);
  task.cancel();
  await settle();
  assertSame(`${kitchen.call}; cancelled at the first`, outcomeOf(task), "cancelled");
});

Deno.test("an oven that cannot be heated is not cooled", async () => {
  const kitchen = new Kitchen(false);
  const { task, done } = await begin(kitchen);
  const actual = { outcome: outcomeOf(task), did: done };
  const expected = { outcome: "RangeError", did: [] };
  assertSame(`${kitchen.call}; heat() throws a RangeError`, actual, expected);
});
