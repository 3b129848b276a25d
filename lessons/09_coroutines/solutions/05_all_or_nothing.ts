/**
 * All or nothing
 *
 * A page is made of parts, and each of them has to be loaded. Some may be missing, such as the weather.
 *
 * - Load all parts at the same time. Return what they give, in the order of the parts.
 * - A part that is `optional` and fails is `null`, and the page comes all the same.
 * - If another part fails, there is no page: cancel all that still load, wait until they have tidied
 *   up, and throw an `AggregateError` with the error (or errors) of the parts.
 * - If somebody cancels the task, all parts are cancelled with it, and the task ends.
 */
import { CancelledError, type Coroutine, type Task, TaskGroup } from "interleave/coroutines";

/** A part of a page. */
export interface Part {
  readonly load: Coroutine<string>;
  /** Whether the page can do without it. */
  readonly optional: boolean;
}

/** Loads all parts, or none. */
export async function loadPage(
  task: Task,
  parts: readonly Part[],
): Promise<(string | null)[]> {
  // The group cancels the others when one fails, and is over when all have ended.
  const loading = await new TaskGroup().run(
    task,
    (group) => parts.map(({ load, optional }) => group.createTask(optional ? orNull(load) : load)),
  );
  return loading.map((each) => each.result());
}

/** What fails in here fails unseen by the group. */
function orNull(load: Coroutine<string>): Coroutine<string | null> {
  return async (task) => {
    try {
      return await load(task);
    } catch (error) {
      if (error instanceof CancelledError) throw error; // that is no failure
      return null;
    }
  };
}
