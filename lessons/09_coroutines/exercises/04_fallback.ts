/**
 * A fallback
 *
 * A shop asks another one for the price of today. If there is no answer in time, the last price has to
 * do.
 *
 * - If `ask()` answers within `ms` milliseconds, its answer is the price.
 * - If not, return `last`. By then the question is over: it was cancelled, and has tidied up.
 * - If `ask()` fails, that is no price: throw its error.
 * - If somebody cancels the task meanwhile, the question is cancelled with it, and the task ends.
 *
 * `timeout()` and `waitFor()` both know how.
 */
import type { Coroutine, Task } from "interleave/coroutines";

/** The price of today, or the last one. */
export async function priceOf(
  task: Task,
  ask: Coroutine<number>,
  ms: number,
  last: number,
): Promise<number> {
  if (ms <= 0) return last;
  // TODO: and if there is no answer, or none in time?
  return await ask(task);
}
