// The children write into the page, and what may be missing is noted by a `then()`.

import { CancelledError, type Coroutine, type Task, TaskGroup } from "interleave/coroutines";

export interface Part {
  readonly load: Coroutine<string>;
  readonly optional: boolean;
}

export async function loadPage(task: Task, parts: readonly Part[]): Promise<(string | null)[]> {
  const page = new Array<string | null>(parts.length).fill(null);
  const group = new TaskGroup();
  await group.run(task, () => {
    parts.forEach(({ load, optional }, place) => {
      group.createTask(async (child) => {
        const loaded = Promise.try(load, child);
        page[place] = await (optional ? loaded.catch(nullIfFailed) : loaded);
      });
    });
  });
  return page;
}

function nullIfFailed(error: unknown): null {
  if (error instanceof CancelledError) throw error;
  return null;
}
