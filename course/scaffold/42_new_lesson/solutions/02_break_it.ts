/**
 * Break it, then mend it
 *
 * Two threads run `deposit()` at the same time, once each, and sometimes 1 is lost.
 *
 * 1. Find a schedule that loses it: fill in whose turn it is, step by step. Each use of `balance` is a
 *    step. A turn of a thread that cannot go on is left out; after the last turn everybody goes on.
 * 2. Mend `deposit()` with the lock. Your schedule is run again, and then every other one.
 */
import type { Lock, SharedInt } from "interleave/explore";

/** What both threads share. */
export interface Account {
  readonly balance: SharedInt;
  readonly lock: Lock;
}

/** Whose turn it is, step by step: `["A", "B"]`. */
// Both read the old balance before either of them writes.
export const schedule: readonly ("A" | "B")[] = ["A", "B", "B", "A"];

/** Adds 1 to the balance. */
export function deposit({ balance, lock }: Account): void {
  using _held = lock.holdSync(); // from before the first step until after the second
  const before = balance.load();
  balance.store(before + 1);
}
