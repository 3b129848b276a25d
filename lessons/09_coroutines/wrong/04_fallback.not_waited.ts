// The question is told to end, and nobody waits until it has.

import { type Coroutine, createTask, type Task, wait } from "interleave/coroutines";

export async function priceOf(
  task: Task,
  ask: Coroutine<number>,
  ms: number,
  last: number,
): Promise<number> {
  const question = createTask(ask);
  try {
    const { done } = await task.until(wait([question], { timeout: ms }));
    if (done.size > 0) return question.result();
    return last;
  } finally {
    question.cancel();
  }
}
