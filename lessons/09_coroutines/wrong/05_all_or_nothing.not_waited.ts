// The others are told to end, and nobody waits until they have.

import {
  CancelledError,
  type Coroutine,
  createTask,
  gather,
  type Task,
} from "interleave/coroutines";

export interface Part {
  readonly load: Coroutine<string>;
  readonly optional: boolean;
}

export async function loadPage(
  task: Task,
  parts: readonly Part[],
): Promise<(string | null)[]> {
  const loading = parts.map((part) => createTask(orNull(part)));
  try {
    return await task.until(gather(loading));
  } catch (error) {
    for (const each of loading) each.cancel();
    throw error instanceof CancelledError ? error : new AggregateError([error]);
  }
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
