// One part after the other.

import { CancelledError, type Coroutine, type Task, TaskGroup } from "interleave/coroutines";

export interface Part {
  readonly load: Coroutine<string>;
  readonly optional: boolean;
}

export async function loadPage(
  task: Task,
  parts: readonly Part[],
): Promise<(string | null)[]> {
  const page: (string | null)[] = [];
  for (const part of parts) {
    await new TaskGroup().run(task, (group) => {
      group.createTask(async (child) => void page.push(await orNull(part)(child)));
    });
  }
  return page;
}

function orNull({ load, optional }: Part): Coroutine<string | null> {
  return async (task) => {
    try {
      return await load(task);
    } catch (error) {
      if (!optional || error instanceof CancelledError) throw error;
      return null;
    }
  };
}
