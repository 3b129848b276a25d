// The request is heard, and then forgotten: nobody learns that the task was cancelled.

import { CancelledError, type Task } from "interleave/coroutines";

export interface Oven {
  heat(): Promise<void>;
  bake(task: Task, cake: string): Promise<void>;
  cool(): Promise<void>;
}

export async function bakeAll(
  task: Task,
  oven: Oven,
  cakes: readonly string[],
): Promise<string[]> {
  const failed: string[] = [];
  await oven.heat();
  try {
    for (const cake of cakes) {
      try {
        await oven.bake(task, cake);
      } catch (error) {
        if (error instanceof CancelledError) break;
        failed.push(cake);
      }
    }
  } finally {
    await oven.cool();
  }
  return failed;
}
