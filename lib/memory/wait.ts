/**
 * Waiting for a cell, with and without blocking: the one loop under all locks and queues.
 *
 * @module
 */

import { throwIfCancelled } from "./cancellation.ts";
import type { Cell } from "./cell.ts";

/**
 * Tries to get what is waited for.
 *
 * @returns `true` if it was got, else the cell's value that made it impossible.
 */
export type Attempt = () => true | number;

/**
 * Tries again whenever the cell has changed, and blocks this thread in between.
 *
 * @param cell What changes when it is worth trying.
 * @param attempt The try. What it throws passes through.
 * @param deadline Milliseconds on the clock of `performance.now()`. There is a try after it has passed.
 * @returns Whether it was got in time.
 * @throws {CancelledError} once in a thread that was asked to end. Nothing was taken then.
 */
export function waitSync(cell: Cell, attempt: Attempt, deadline: number): boolean {
  return waitUnasked(
    cell,
    () => {
      const seen = attempt();
      if (seen !== true) throwIfCancelled();
      return seen;
    },
    deadline,
  );
}

/** As `waitSync()`, for steps that must be taken even in a thread that was asked to end. */
export function waitUnasked(cell: Cell, attempt: Attempt, deadline: number): boolean {
  for (;;) {
    const seen = attempt();
    if (seen === true) return true;
    if (deadline !== Infinity && performance.now() >= deadline) return false;
    if (!cell.spin(seen)) cell.park(seen, deadline);
  }
}

/**
 * Tries again whenever the cell has changed, and lets others run in between. Those of one thread who wait
 * for one cell get their turn in the order in which they came.
 *
 * @param signal Ends the wait by throwing its reason. Nothing was taken then.
 */
export async function waitAsync(
  cell: Cell,
  attempt: Attempt,
  deadline: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  signal?.throwIfAborted();
  const place = cell.queueUp(deadline, signal);
  let seen: true | number = 0;
  try {
    for (;;) {
      if (place.first && (seen = attempt()) === true) return true;
      if (deadline !== Infinity && performance.now() >= deadline) return false;
      await place.park(seen);
      if (signal?.aborted) {
        // It may have been woken for something that it will not take now.
        cell.unpark(1);
        throw signal.reason;
      }
    }
  } finally {
    const closing = place.leave();
    if (closing !== undefined) await closing;
  }
}
