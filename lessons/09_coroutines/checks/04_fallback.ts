import { assertSame, assertShown, Chance } from "interleave/checks";
import { createTask, sleep, type Task } from "interleave/coroutines";
import { priceOf } from "../exercises/04_fallback.ts";
import { settle } from "./_settle.ts";

const chance = new Chance();
const LONG_MS = 60_000;
const SHORT_MS = 20;

/** A question that was put, and what was seen of it. */
class Question {
  /** What it does at the moment. */
  state: "asks" | "tidies up" | "has tidied up" = "asks";
  readonly #end = Promise.withResolvers<number>();

  /** What to hand to `priceOf()`; it tidies up for a while when it is cancelled. */
  readonly ask = async (task: Task): Promise<number> => {
    let answered = false;
    try {
      const price = await task.until(this.#end.promise);
      answered = true;
      return price;
    } finally {
      if (!answered) {
        this.state = "tidies up";
        for (let turn = 0; turn < 3; turn++) await sleep(0);
        this.state = "has tidied up";
      }
    }
  };

  answer(price: number): void {
    this.#end.resolve(price);
  }

  fail(error: Error): void {
    this.#end.reject(error);
  }
}

/** Puts a question from within a task; looks at it when the answer is there. */
function put(question: Question, ms: number, last: number): Task<{ price: number; state: string }> {
  return createTask(async (task) => {
    const price = await priceOf(task, question.ask, ms, last);
    return { price, state: question.state };
  });
}

/** What became of it; `undefined` if it still waits after `SHORT_MS`. */
async function late(task: Task<{ price: number; state: string }>): Promise<
  { price: number; state: string } | undefined
> {
  await sleep(5 * SHORT_MS); // due after the limit, which began to run before
  await settle();
  if (task.done) return task.result();
  task.cancel();
  return undefined;
}

Deno.test("an answer in time is the price", async () => {
  const [price, last] = [chance.int(1, 99), chance.int(100, 199)];
  const question = new Question();
  const task = put(question, LONG_MS, last);
  await settle();
  question.answer(price);
  const input = `priceOf(task, ask, ${LONG_MS}, ${last}); the answer is ${price}   ` +
    `(seed ${chance.seed})`;
  assertSame(input, (await task).price, price);
});

Deno.test("without an answer in time it is the last price", async () => {
  const last = chance.int(100, 199);
  const outcome = await late(put(new Question(), SHORT_MS, last));
  assertShown(outcome?.price === last, {
    input: `priceOf(task, ask, ${SHORT_MS}, ${last}); no answer   (seed ${chance.seed})`,
    expected: last,
    actual: outcome?.price ?? "it still waits",
  });
});

Deno.test("by then the question was cancelled, and has tidied up", async () => {
  const last = chance.int(100, 199);
  const outcome = await late(put(new Question(), SHORT_MS, last));
  assertShown(outcome?.state === "has tidied up", {
    input: `priceOf(task, ask, ${SHORT_MS}, ${last}); no answer   (seed ${chance.seed})`,
    expected: "when it returns, ask() has tidied up",
    actual: outcome?.state === "asks" ? "ask() goes on asking" : `ask() ${outcome?.state}`,
  });
});

Deno.test("an error of the question is no price", async () => {
  const question = new Question();
  const task = put(question, LONG_MS, chance.int(100, 199));
  await settle();
  question.fail(new RangeError("no such article"));
  const outcome = await task.then<string, string>(
    ({ price }) => `the price ${price}`,
    (error) => (error as Error).name,
  );
  assertSame("priceOf(…) of a question that fails with a RangeError", outcome, "RangeError");
});

Deno.test("who cancels the task cancels the question with it", async () => {
  const question = new Question();
  const task = put(question, LONG_MS, chance.int(100, 199));
  await settle();
  task.cancel();
  await settle();
  const ended = task.done ? task.cancelled ? "cancelled" : "with a price" : "not at all";
  assertSame("priceOf(…), and the task is cancelled while it asks", {
    "the task has ended": ended,
    "the question": question.state,
  }, { "the task has ended": "cancelled", "the question": "has tidied up" });
});
