import type { Lock, Semaphore } from "interleave/processes";

/** What two share. */
export interface Room {
  readonly lock: Lock;
  readonly other: Lock;
  readonly come: Semaphore;
  readonly gone: Semaphore;
}

/** Waits for one lock, and gives another one back that it has never taken. */
export async function visit({ lock, other, come, gone }: Room): Promise<void> {
  come.release();
  await lock.acquire();
  other.release();
  lock.release();
  gone.release();
}

/** The same; blocks. */
export function guest({ lock, other, come, gone }: Room): void {
  come.release();
  lock.acquireSync();
  other.release();
  lock.release();
  gone.release();
}
