import { TimeoutError } from "../errors.ts";
import { deadlineOf, type SyncWaitOptions } from "../waiting.ts";
import { Future, passOn, type Settle } from "./future.ts";
import { type Awaitable, ensureFuture } from "./task.ts";
import { Timer } from "../timer/timer.ts";

/**
 * The outcomes of several things as they come, whoever ends first.
 *
 * All are started by the first step of the loop. It goes round once for each: the first time with a
 * future of the first outcome, then of the second, and so on. Leaving the loop cancels nothing.
 *
 * @param what Coroutines, which are started, futures and promises.
 * @param options `timeout` for all of them together, in milliseconds.
 * @returns The futures. Those that the time leaves without an outcome fail with a `TimeoutError`.
 * @throws {RangeError} if the timeout is not a number.
 *
 * @example
 * ```ts
 * import { asCompleted, type Task } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const order: string[] = [];
 * const say = (word: string, ms: number) => (task: Task) => task.sleep(ms).then(() => word);
 * for (const next of asCompleted([say("late", 50), say("soon", 1)])) order.push(await next);
 * assertEquals(order, ["soon", "late"]);
 * ```
 */
export function* asCompleted<T>(
  what: Iterable<Awaitable<T>>,
  options: SyncWaitOptions = {},
): Generator<Future<T>, void, void> {
  const deadline = deadlineOf(options);
  const futures = new Set([...what].map((each) => ensureFuture(each)));
  const ended: Future<T>[] = [];
  const waiting: { readonly slot: Future<T>; readonly settle: Settle<T> }[] = [];
  let left = futures.size;
  let late = false;
  const forget = [...futures].map((each) =>
    each.onDone(() => {
      if (--left === 0) timer?.cancel();
      ended.push(each);
      serve();
    })
  );
  const timer = deadline === Infinity ? undefined : new Timer(deadline, () => {
    late = true;
    serve();
  });

  function serve(): void {
    while (waiting.length > 0 && (ended.length > 0 || late)) {
      const { slot, settle } = waiting.shift()!;
      if (slot.done) continue; // whoever waited was cancelled; the outcome is for the next
      const next = ended.shift();
      if (next !== undefined) passOn(next, settle);
      else settle.fail(new TimeoutError(`Cannot wait any longer: ${left} are not done`));
    }
  }

  let complete = false;
  try {
    for (let i = 0; i < futures.size; i++) {
      let settle!: Settle<T>;
      const slot = new Future<T>((each) => settle = each);
      waiting.push({ slot, settle });
      serve();
      yield slot;
    }
    complete = true;
  } finally {
    if (!complete) {
      timer?.cancel();
      for (const each of forget) each();
    }
  }
}
