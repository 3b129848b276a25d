import { assertSame, assertShown, Chance } from "interleave/checks";
import { type Errand, runAll } from "../exercises/01_all_at_once.ts";

const chance = new Chance();

/** Errands that end when the check says so, and what was seen of them. */
class Errands {
  readonly names: readonly string[];
  /** Who has begun, in this order. */
  readonly begun: string[] = [];
  readonly #ends = new Map<string, () => void>();

  constructor(count: number) {
    this.names = Array.from({ length: count }, (_, i) => `errand ${i + 1}-${chance.int(100, 999)}`);
  }

  /** What to hand to `runAll()`. */
  get list(): Errand[] {
    return this.names.map((name) => (): Promise<string> => {
      this.begun.push(name);
      const { promise, resolve } = Promise.withResolvers<string>();
      this.#ends.set(name, () => resolve(name));
      return promise;
    });
  }

  /** Lets one end that has begun. */
  end(name: string): void {
    this.#ends.get(name)?.();
  }

  get call(): string {
    return `runAll() with ${this.names.length} errands   (seed ${chance.seed})`;
  }
}

/** Lets everybody go on who can: some turns of the event loop. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve));
}

/** Calls `runAll()` and lets the errands end in another order than the list's, when all have begun. */
async function runInDisorder(errands: Errands): Promise<string[]> {
  const running = runAll(errands.list);
  running.catch(() => {}); // thrown below
  await settle();
  for (const name of errands.names.toReversed()) {
    errands.end(name);
    await settle();
  }
  return await running;
}

Deno.test("all errands begin before any of them has ended", async () => {
  const errands = new Errands(chance.int(3, 6));
  runAll(errands.list).catch(() => {});
  await settle();
  const { size } = new Set(errands.begun);
  for (const name of errands.names) errands.end(name);
  assertShown(size === errands.names.length, {
    input: errands.call,
    expected: `${errands.names.length} have begun, and none has ended`,
    actual: `${size} ${size === 1 ? "has" : "have"} begun`,
  });
});

Deno.test("each errand is run once", async () => {
  const errands = new Errands(chance.int(3, 6));
  await runInDisorder(errands);
  assertSame(errands.call, errands.begun.toSorted(), errands.names.toSorted());
});

Deno.test("runAll() waits until the last errand has ended", async () => {
  const errands = new Errands(chance.int(3, 6));
  let isOver = false;
  runAll(errands.list).then(() => isOver = true, () => isOver = true);
  await settle();
  const [last, ...others] = chance.shuffled(errands.names);
  for (const name of others) errands.end(name);
  await settle();
  assertShown(!isOver, {
    input: errands.call,
    expected: `runAll() waits, as ${last} is still under way`,
    actual: "it has returned",
  });
  errands.end(last!);
});

Deno.test("what they bring stands in the order of the list, whoever ends first", async () => {
  const errands = new Errands(chance.int(3, 6));
  assertSame(errands.call, await runInDisorder(errands), [...errands.names]);
});

Deno.test("no errands bring nothing", async () => {
  assertSame("runAll([])", await runAll([]), []);
});
