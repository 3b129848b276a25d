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
import { type Coroutine, gather, type Task } from "interleave/coroutines";

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
  // TODO: `gather()` leaves the others alone when one fails; and what of optional parts?
  return await task.until(gather(parts.map(({ load }) => load)));
}
