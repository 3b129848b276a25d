/**
 * Waiting for a cell, with and without blocking: the one loop under all locks and queues.
 *
 * @module
 */

import { throwIfCancelled } from "./cancellation.ts";
import type { Cell } from "./cell.ts";
import { tellWait, type Waited } from "./told_wait.ts";

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
 * @param what What recordings call it; without that, they do not tell of the wait.
 * @returns Whether it was got in time.
 * @throws {CancelledError} once in a thread that was asked to end. Nothing was taken then.
 */
export function waitSync(
  cell: Cell,
  attempt: Attempt,
  deadline: number,
  what?: Waited,
): boolean {
  return waitUnasked(
    cell,
    () => {
      const seen = attempt();
      if (seen !== true) throwIfCancelled();
      return seen;
    },
    deadline,
    what,
  );
}

/** As `waitSync()`, for steps that must be taken even in a thread that was asked to end. */
export function waitUnasked(
  cell: Cell,
  attempt: Attempt,
  deadline: number,
  what?: Waited,
): boolean {
  let told: Disposable | undefined;
  try {
    for (;;) {
      const seen = attempt();
      if (seen === true) return true;
      if (deadline !== Infinity && performance.now() >= deadline) return false;
      if (cell.spin(seen)) continue;
      told ??= tellWait(what);
      cell.park(seen, deadline);
    }
  } finally {
    told?.[Symbol.dispose]();
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
  what?: Waited,
): Promise<boolean> {
  signal?.throwIfAborted();
  const place = cell.queueUp(deadline, signal);
  let seen: true | number = 0;
  let told: Disposable | undefined;
  try {
    for (;;) {
      if (place.first && (seen = attempt()) === true) return true;
      if (deadline !== Infinity && performance.now() >= deadline) return false;
      told ??= tellWait(what);
      await place.park(seen);
      if (signal?.aborted) {
        // It may have been woken for something that it will not take now.
        cell.unpark(1);
        throw signal.reason;
      }
    }
  } finally {
    told?.[Symbol.dispose]();
    const closing = place.leave();
    if (closing !== undefined) await closing;
  }
}
