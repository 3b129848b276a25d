/**
 * Permits
 *
 * Build a counting semaphore out of a number and a condition.
 *
 *     acquire(permits)      // waits for a permit and takes it
 *     release(permits, 2)   // gives two back, and wakes as many as can go on now
 *
 * Nobody takes a permit that is not there, and nobody waits while there is one: under every schedule.
 */
import type { Condition, Value } from "interleave/explore";

/** A semaphore. */
export interface Permits {
  /** How many are left: `left.value`. */
  readonly left: Value;
  /** To be held by whoever uses `left`: `using _held = condition.holdSync()`. */
  readonly condition: Condition;
}

/** Waits for a permit and takes it. */
export function acquire({ left, condition }: Permits): void {
  using _held = condition.holdSync();
  // `while`: between the notification and the moment in which this thread has the lock again somebody
  // else may come along and take the permit.
  while (left.value < 1) condition.waitSync();
  left.value -= 1;
}

/** Gives so many permits back. */
export function release({ left, condition }: Permits, n = 1): void {
  using _held = condition.holdSync();
  left.value += n;
  // One for each permit: who is woken takes one, and wakes nobody else.
  condition.notify(n);
}
