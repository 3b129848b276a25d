import { assertSame, assertShown, Chance } from "interleave/checks";
import { Pool } from "interleave/pools";
import { HeldWork } from "./_held_work.ts";
import { imapAhead, root } from "../exercises/06_ahead.ts";

const chance = new Chance();
const module = import.meta.resolve("../exercises/06_ahead.ts");
/** Nobody may need so many: a source that is asked for more is taken for an endless one. */
const ENDLESS = 500;

/** A call whose items are done when the check says so. */
class Scene {
  readonly ahead = chance.int(3, 5);
  readonly held = new HeldWork(root);
  readonly #items: readonly number[];
  /** Whether the source was closed, or has come to its end. */
  isClosed = false;
  readonly results: AsyncGenerator<number, void>;

  /** With so many items. */
  constructor(readonly count: number = ENDLESS) {
    const start = chance.int(1, 99);
    this.#items = Array.from({ length: count }, (_, n) => start + n);
    this.results = imapAhead(this.#source(), this.ahead, this.held.work);
  }

  get call(): string {
    const [first, second] = this.#items;
    const items = this.count === ENDLESS ? "and so on" : `${this.count} in all`;
    return `imapAhead(${first}, ${second}, … ${items}; ahead ${this.ahead})   (seed ${chance.seed})`;
  }

  /** The right results. */
  get roots(): number[] {
    return this.#items.map(root);
  }

  /** What comes, or the name of the error. */
  async next(): Promise<number | string> {
    return await this.results.next().then(({ value }) => value ?? "the end", ({ name }) => name);
  }

  *#source(): Generator<number, void> {
    try {
      yield* this.#items;
      if (this.count === ENDLESS) throw new Error(`${ENDLESS} items were taken, and no end`);
    } finally {
      this.isClosed = true;
    }
  }
}

Deno.test("while one waits for the first result, `ahead` items are under way, and no more", async () => {
  const { held, results, ahead, call } = new Scene();
  results.next().catch(() => {});
  await held.settle();
  assertShown(held.inputs.length === ahead, {
    input: `${call}; no item is done yet`,
    expected: `${ahead} items are under way`,
    actual: held.inputs.length,
  });
});

Deno.test("each result that is taken lets one more item in", async () => {
  const { held, results, ahead, call } = new Scene();
  for (let given = 0; given < 7; given++) {
    const next = results.next().catch(() => {});
    await held.settle();
    assertShown(held.inputs.length === given + ahead, {
      input: `${call}; ${given} results were given, and one waits for the next`,
      expected: `${given + ahead} items were taken`,
      actual: held.inputs.length,
    });
    await held.finish(given);
    await next;
    await held.settle();
    assertShown(held.inputs.length <= given + 1 + ahead, {
      input: `${call}; ${given + 1} results were given`,
      expected: `at most ${given + 1 + ahead} items were taken`,
      actual: held.inputs.length,
    });
  }
});

Deno.test("the results are in the order of the items, whichever is done first", async () => {
  const scene = new Scene(8);
  const { held, results, call, roots, ahead } = scene;
  const came = Array.fromAsync(results).catch(({ name }) => name);
  for (let n = ahead - 1; n >= 0; n--) await held.finish(n); // the first one last
  held.finishAll();
  assertSame(call, await came, roots);
});

Deno.test("an error is thrown in the place of its result, and not before", async () => {
  const scene = new Scene();
  const { held, call, roots } = scene;
  const first = scene.next();
  await held.fail(2, new RangeError("this item is bad"));
  await held.finish(1);
  await held.finish(0);
  const came = [await first, await scene.next(), await scene.next(), await scene.next()];
  const expected = [roots[0], roots[1], "RangeError", "the end"];
  assertSame(`${call}; the third item throws a RangeError`, came, expected);
});

Deno.test("who breaks out of the loop closes the source, and no more is taken", async () => {
  const scene = new Scene();
  const { held, results, call } = scene;
  const first = scene.next();
  await held.finish(0);
  await first;
  const before = held.inputs.length;
  await results.return();
  held.finishAll();
  await held.settle();
  const expected = { isClosed: true, takenAfterwards: 0 };
  const actual = { isClosed: scene.isClosed, takenAfterwards: held.inputs.length - before };
  assertSame(`${call}; a break after the first result`, actual, expected);
});

Deno.test("a real pool does the items", async () => {
  await using pool = new Pool(2, { module, kind: "thread" });
  const items = chance.shuffled([...Array(30).keys()]);
  const results = imapAhead(items, 4, (item) => pool.apply(root, [item]));
  assertSame(
    `imapAhead([${items.join(", ")}], 4, …)`,
    await Array.fromAsync(results),
    items.map(root),
  );
});
