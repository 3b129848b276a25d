// Who loses the race goes on running, and nobody hears it any more.

import { type Coroutine, createTask, sleep, type Task } from "interleave/coroutines";

export async function priceOf(
  task: Task,
  ask: Coroutine<number>,
  ms: number,
  last: number,
): Promise<number> {
  const question = createTask(ask);
  return await task.until(Promise.race([question, sleep(ms).then(() => last)]));
}
