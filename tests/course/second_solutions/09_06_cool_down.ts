// The hot oven is a resource: who leaves the block cools it.

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
  await oven.heat();
  await using _hot = { [Symbol.asyncDispose]: () => oven.cool() };
  const failed: string[] = [];
  for (const cake of cakes) {
    const outcome = await oven.bake(task, cake).then(() => null, (error: Error) => error);
    if (outcome !== null && task.cancelling > 0) throw outcome;
    if (outcome !== null) failed.push(cake);
  }
  return failed;
}
