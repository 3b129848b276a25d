// Nobody cancels the others when one fails.

import { CancelledError, type Coroutine, gather, type Task } from "interleave/coroutines";

export interface Part {
  readonly load: Coroutine<string>;
  readonly optional: boolean;
}

export async function loadPage(
  task: Task,
  parts: readonly Part[],
): Promise<(string | null)[]> {
  return await task.until(gather(parts.map(orNull)));
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
