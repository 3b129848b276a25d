// A cancellation from outside is taken for "too late".

import {
  CancelledError,
  type Coroutine,
  type Task,
  timeout,
  TimeoutError,
} from "interleave/coroutines";

export async function priceOf(
  task: Task,
  ask: Coroutine<number>,
  ms: number,
  last: number,
): Promise<number> {
  try {
    return await timeout(ms).run(task, () => ask(task));
  } catch (error) {
    if (error instanceof TimeoutError || error instanceof CancelledError) return last;
    throw error;
  }
}
