import { untilCancelled } from "../memory/thread_table.ts";
import { thisThread } from "./this_thread.ts";

/**
 * Waits for the moment at which this thread shall begin.
 *
 * @param moment In milliseconds since 1970.
 * @returns `false` if the thread was cancelled before.
 */
export async function beginLate(moment: number): Promise<boolean> {
  return !await untilCancelled(thisThread().ident, moment - performance.timeOrigin);
}
