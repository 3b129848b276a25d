import { deadlineOf, type SyncWaitOptions } from "../waiting.ts";
import { Future } from "./future.ts";
import { Timer } from "../timer/timer.ts";

/** Options of `wait()`. */
export interface WaitForSomeOptions extends SyncWaitOptions {
  /**
   * How many are enough.
   *
   * @default {"all-completed"}
   */
  readonly returnWhen?: "first-completed" | "first-exception" | "all-completed";
}

/**
 * Waits until some of several futures have ended, and tells which. It cancels nothing: not when the
 * time is up, and not when the waiter is cancelled.
 *
 * @param futures Tasks and other futures. Coroutines are refused: start them with `createTask()`, or
 * nobody could tell which is which.
 * @param options `returnWhen`: `"first-completed"`, `"first-exception"` (an error, a cancellation is
 * none) or `"all-completed"`; `timeout` in milliseconds.
 * @returns Those that have ended and those that have not.
 * @throws {RangeError} if there are no futures, or the timeout is not a number.
 * @throws {TypeError} for what is not a future.
 *
 * @example
 * ```ts
 * import { createTask, wait } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const quick = createTask((task) => task.sleep(1));
 * const slow = createTask((task) => task.sleep(60_000));
 * const { done, pending } = await wait([quick, slow], { returnWhen: "first-completed" });
 * assertEquals([done, pending], [new Set([quick]), new Set([slow])]);
 * slow.cancel();
 * ```
 */
export async function wait<F extends Future<unknown>>(
  futures: Iterable<F>,
  options: WaitForSomeOptions = {},
): Promise<{ done: Set<F>; pending: Set<F> }> {
  const all = new Set(futures);
  if (all.size === 0) throw new RangeError("Cannot wait for 0 futures: give at least one");
  for (const each of all) {
    if (!(each instanceof Future)) {
      throw new TypeError(`Cannot wait for a ${typeof each}: create a task of it first`);
    }
  }
  const deadline = deadlineOf(options);
  const { returnWhen = "all-completed" } = options;
  const isEnough = (): boolean => {
    const done = [...all].filter((each) => each.done);
    return done.length === all.size || done.length > 0 && returnWhen === "first-completed" ||
      returnWhen === "first-exception" && done.some(hasFailed);
  };
  if (!isEnough()) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = deadline < Infinity ? new Timer(deadline, resolve) : undefined;
    const forget = [...all].map((each) =>
      each.onDone(() => {
        if (isEnough()) resolve();
      })
    );
    await promise;
    timer?.cancel();
    // A task that lives long may be waited for a thousand times.
    for (const each of forget) each();
  }
  return {
    done: new Set([...all].filter((each) => each.done)),
    pending: new Set([...all].filter((each) => !each.done)),
  };
}

function hasFailed(future: Future<unknown>): boolean {
  return !future.cancelled && future.exception() !== undefined;
}
