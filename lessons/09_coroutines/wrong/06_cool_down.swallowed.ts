// The request to end is taken for a cake that has failed.

import type { Task } from "interleave/coroutines";

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
      await oven.bake(task, cake).catch(() => failed.push(cake));
    }
  } finally {
    await oven.cool();
  }
  return failed;
}
