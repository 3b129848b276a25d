// The oven is told to cool, and left while it is hot.

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
        if (error instanceof CancelledError) throw error;
        failed.push(cake);
      }
    }
    return failed;
  } finally {
    void oven.cool();
  }
}
