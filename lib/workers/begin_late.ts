import { cancellationOf } from "../memory/thread_table.ts";
import { waitAsync } from "../memory/wait.ts";
import { thisThread } from "./this_thread.ts";

/**
 * Waits for the moment at which this thread shall begin.
 *
 * @param moment In milliseconds since 1970.
 * @returns `false` if the thread was cancelled before.
 */
export async function beginLate(moment: number): Promise<boolean> {
  const { ident } = thisThread();
  const cell = cancellationOf(ident);
  const attempt = (): true | number => {
    const cancelled = cell.load();
    return cancelled === ident ? true : cancelled;
  };
  return !await waitAsync(cell, attempt, moment - performance.timeOrigin, undefined);
}
