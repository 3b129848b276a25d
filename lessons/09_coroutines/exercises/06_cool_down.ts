/**
 * Cool down
 *
 * An oven bakes cakes, one after the other. It has to be heated before the first one, and cooled after
 * the last: a hot oven that everybody has left burns the house down.
 *
 * - Heat the oven, bake the cakes in their order, cool the oven. `bakeAll()` is over when it is cold.
 * - A cake can fail: `bake()` throws. Note its name, and go on with the next one. Return those names.
 * - Somebody may cancel the task at any time. That is no failed cake: begin no other one, cool the oven,
 *   and let the task end as cancelled.
 * - If the oven cannot be heated, throw that error. There is nothing to cool then.
 */
import type { Task } from "interleave/coroutines";

/** What cakes are baked in. */
export interface Oven {
  heat(): Promise<void>;
  /** Waits through the task, so that a cancellation is thrown there. */
  bake(task: Task, cake: string): Promise<void>;
  cool(): Promise<void>;
}

/** Bakes all cakes; returns the names of those that have failed. */
export async function bakeAll(
  task: Task,
  oven: Oven,
  cakes: readonly string[],
): Promise<string[]> {
  const failed: string[] = [];
  await oven.heat();
  for (const cake of cakes) {
    try {
      await oven.bake(task, cake);
    } catch {
      // TODO: is this always a cake that has failed?
      failed.push(cake);
    }
  }
  // TODO: and if we never get here?
  await oven.cool();
  return failed;
}
