/**
 * The last ticket
 *
 * Two processes sell tickets, of which there is one left. Every step of `buy()` is atomic, and yet both
 * may sell it.
 *
 * 1. Find a schedule that sells it twice: fill in whose turn it is, step by step. Each use of `left` is
 *    a step, and so is the note that a seller makes of each sale. A turn of somebody who cannot go on
 *    is left out; after the last turn everybody goes on.
 * 2. Mend `buy()`. Your schedule is run again, and then every other one; and nobody is to go away
 *    without a ticket as long as there are some.
 */
import type { Lock, SharedInt } from "interleave/explore";

/** What the sellers share. */
export interface Box {
  /** How many tickets there are; `load()`, `add()`, `compareExchange()` and others are one step each. */
  readonly left: SharedInt;
  readonly lock: Lock;
}

/** Whose turn it is, step by step: `["A", "B"]`. */
// Both look while the ticket is there, and then both take it.
export const schedule: readonly ("A" | "B")[] = ["A", "B", "A", "B"];

/** Takes a ticket; whether there was one. */
export function buy({ left, lock }: Box): boolean {
  // What one has looked at stays true only as long as nobody else can change it: the lock has to be
  // held from the look to the deed. That each step is atomic says nothing about two of them.
  using _held = lock.holdSync();
  if (left.load() < 1) return false;
  left.add(-1);
  return true;
}
