// Whatever fails is null, be it optional or not.

import { CancelledError, type Coroutine, type Task, TaskGroup } from "interleave/coroutines";

export interface Part {
  readonly load: Coroutine<string>;
  readonly optional: boolean;
}

export async function loadPage(
  task: Task,
  parts: readonly Part[],
): Promise<(string | null)[]> {
  const loading = await new TaskGroup().run(
    task,
    (group) => parts.map((part) => group.createTask(orNull(part))),
  );
  return loading.map((each) => each.result());
}

function orNull({ load }: Part): Coroutine<string | null> {
  return async (task) => {
    try {
      return await load(task);
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      return null;
    }
  };
}
