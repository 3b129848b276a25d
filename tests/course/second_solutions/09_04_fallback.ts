// With waitFor(), and without a catch block.

import { type Coroutine, type Task, TimeoutError, waitFor } from "interleave/coroutines";

export function priceOf(
  task: Task,
  ask: Coroutine<number>,
  ms: number,
  last: number,
): Promise<number> {
  const orLast = (error: unknown): number => {
    if (!(error instanceof TimeoutError)) throw error;
    return last;
  };
  return task.until(waitFor(ask, ms)).catch(orLast);
}
