import { assertOverlap, assertSame, assertShown, Chance, Witness } from "interleave/checks";
import { CancelledError, createTask, sleep, type Task } from "interleave/coroutines";
import { loadPage, type Part } from "../exercises/05_all_or_nothing.ts";
import { settle } from "./_settle.ts";

const chance = new Chance();

/** A page, loaded within a task; its parts come and fail when the check says so. */
class Page {
  readonly witness = new Witness();
  readonly names = chance.shuffled(["text", "pictures", "comments", "weather"]);
  /** The number of the part that may be missing. */
  readonly optional = chance.int(0, this.names.length - 1);
  readonly task: Task<(string | null)[]>;
  readonly call =
    `loadPage() of ${this.names.join(", ")}; ${this.names[this.optional]} is optional` +
    `   (seed ${chance.seed})`;
  /** Those that load or tidy up. */
  readonly busy = new Set<string>();
  readonly #ends = this.names.map(() => Promise.withResolvers<void>());

  constructor() {
    for (const { promise } of this.#ends) promise.catch(() => {}); // whoever hears of it or not
    const parts = this.names.map((name, n): Part => ({
      optional: n === this.optional,
      load: (task) => this.#load(task, n, name),
    }));
    this.task = createTask((task) => loadPage(task, parts));
    this.task.onDone(() => {}); // somebody looks at its error later
  }

  /** The numbers of the parts that may not be missing. */
  get required(): number[] {
    return [...this.names.keys()].filter((n) => n !== this.optional);
  }

  async come(n: number): Promise<void> {
    this.#ends[n]!.resolve();
    await settle();
  }

  fail(n: number): void {
    this.#ends[n]!.reject(new RangeError(`no ${this.names[n]}`));
  }

  /** How it came out; the message of each error if there are several. */
  outcome(): unknown {
    if (!this.task.done) return "it still waits";
    if (this.task.cancelled) return "cancelled";
    const error = this.task.exception();
    if (error instanceof AggregateError) return error.errors.map(({ message }) => message).sort();
    return error === undefined ? this.task.result() : `it throws ${error}`;
  }

  async #load(task: Task, n: number, name: string): Promise<string> {
    using _span = this.witness.span(name, "loads");
    this.busy.add(name);
    try {
      await task.until(this.#ends[n]!.promise);
      return name;
    } catch (error) {
      if (error instanceof CancelledError) { for (let turn = 0; turn < 3; turn++) await sleep(0); }
      throw error;
    } finally {
      this.busy.delete(name);
    }
  }
}

async function begunPage(): Promise<Page> {
  const page = new Page();
  await settle();
  return page;
}

Deno.test("all parts load at the same moment", async () => {
  const page = await begunPage();
  const all = page.names.length;
  for (const n of page.names.keys()) await page.come(n);
  assertOverlap(page.witness.events, "loads", { input: page.call, atLeast: all });
});

Deno.test("they stand in their order, whichever comes first", async () => {
  const page = await begunPage();
  for (const n of chance.shuffled([...page.names.keys()])) await page.come(n);
  assertSame(page.call, page.outcome(), [...page.names]);
});

Deno.test("an optional part that fails is null", async () => {
  const page = await begunPage();
  page.fail(page.optional);
  for (const n of page.required) await page.come(n);
  const expected = page.names.map((name, n) => n === page.optional ? null : name);
  assertSame(`${page.call} and fails`, page.outcome(), expected);
});

Deno.test("when another one fails, all that load are cancelled, and have tidied up", async () => {
  const page = await begunPage();
  const fails = page.required[chance.int(0, 2)]!;
  let busy: string[] | undefined;
  page.task.onDone(() => busy = [...page.busy]);
  page.fail(fails);
  await settle();
  assertShown(busy?.length === 0, {
    input: `${page.call}; ${page.names[fails]} fails`,
    expected: "when it throws, no part loads or tidies up any more",
    actual: busy === undefined ? "it still waits" : `at that moment still busy: ${busy.join(", ")}`,
  });
});

Deno.test("the error of the part comes out, in an AggregateError", async () => {
  const page = await begunPage();
  const fails = page.required[chance.int(0, 2)]!;
  page.fail(fails);
  await settle();
  const name = page.names[fails];
  assertSame(`${page.call}; ${name} fails`, page.outcome(), [`no ${name}`]);
});

Deno.test("who cancels the task cancels all parts with it", async () => {
  const page = await begunPage();
  page.task.cancel();
  await settle();
  assertSame(`${page.call}; the task is cancelled`, {
    "how it ended": page.outcome(),
    "still busy": [...page.busy],
  }, { "how it ended": "cancelled", "still busy": [] });
});
