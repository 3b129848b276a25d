import { assertSame, assertShown, Chance } from "interleave/checks";
import { type Arrival, TimedInbox } from "./_03_inbox.ts";
import { nextBatch } from "../exercises/03_batch.ts";

const chance = new Chance();
/** A right answer may ask once when the time is up. */
const QUESTIONS = 2;

/** A call of `nextBatch()`, by a clock on which nothing is left to luck. */
class Call {
  readonly inbox: TimedInbox;
  readonly input: string;
  /** The batch, or the name of what was thrown. */
  readonly result: string[] | string;
  /** When it came back. */
  readonly at: number;

  constructor(arrivals: readonly Arrival[], most: number, ms: number, shutAt?: number) {
    this.inbox = new TimedInbox(arrivals, shutAt);
    const list = arrivals.map(([at, text]) => `${text} at ${at}`).join(", ");
    const end = shutAt === undefined ? "" : `, shut down at ${shutAt}`;
    this.input = `nextBatch(inbox, ${most}, ${ms}), ms: ${list}${end}   (seed ${chance.seed})`;
    this.result = attempt(() => nextBatch(this.inbox, most, ms, () => this.inbox.now));
    this.at = this.inbox.now;
  }
}

function attempt(action: () => string[]): string[] | string {
  try {
    return action();
  } catch (error) {
    return error instanceof RangeError ? error.message : `${(error as Error).name} was thrown`;
  }
}

/** So many texts, of which the first comes late, and each other one a while after the one before. */
function arrivals(count: number, { first, gap }: { first: number; gap: number }): Arrival[] {
  return Array.from({ length: count }, (_, n) => [first + n * gap, `text ${n + 1}`]);
}

function texts(all: readonly Arrival[], count: number): string[] {
  return all.slice(0, count).map(([, text]) => text);
}

Deno.test("the first text is waited for, however long it takes", () => {
  const all = arrivals(1, { first: chance.int(10_000, 90_000), gap: 0 });
  const { input, result } = new Call(all, 3, 500);
  assertSame(input, result, texts(all, 1));
});

Deno.test("a batch that is full comes at once, and what comes later stays in the queue", () => {
  const most = chance.int(2, 4);
  const all = arrivals(most + 2, { first: chance.int(0, 900), gap: chance.int(1, 50) });
  const { input, result, at, inbox: { left } } = new Call(all, most, 500);
  const full = all[most - 1]![0];
  const actual = { result, at, left };
  assertSame(input, actual, {
    result: texts(all, most),
    at: full,
    left: all.slice(most).map(textOf),
  });
});

Deno.test("the time is for the whole batch, and begins with the first text", () => {
  const [first, gap, ms] = [chance.int(100, 900), chance.int(200, 240), 500];
  const all = arrivals(6, { first, gap });
  const { input, result, at } = new Call(all, 6, ms);
  assertSame(input, result, texts(all, 3));
  assertShown(at <= first + ms + QUESTIONS, {
    input,
    expected: `it returns at ${first + ms}`,
    actual: `at ${at}`,
  });
});

Deno.test("it waits, and does not ask again and again", () => {
  const all = arrivals(4, { first: chance.int(0, 900), gap: chance.int(30, 90) });
  const { input, inbox: { askedInVain } } = new Call(all, 9, 500);
  assertShown(askedInVain <= QUESTIONS, {
    input,
    expected: "hardly a question in vain",
    actual: `${askedInVain} questions in vain`,
  });
});

Deno.test("what came before the queue was shut down is not lost", () => {
  const all = arrivals(2, { first: chance.int(0, 900), gap: chance.int(1, 50) });
  const { input, result } = new Call(all, 3, 500, all.at(-1)![0] + 10);
  assertSame(input, result, texts(all, 2));
});

Deno.test("when nothing more can come, QueueShutDown is thrown", () => {
  const { input, result } = new Call([], 3, 500, chance.int(0, 900));
  assertSame(input, result, "QueueShutDown was thrown");
});

function textOf([, text]: Arrival): string {
  return text;
}
