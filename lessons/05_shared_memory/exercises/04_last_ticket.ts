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
// TODO: the schedule that breaks buy() as it is below.
export const schedule: readonly ("A" | "B")[] = [];

/** Takes a ticket; whether there was one. */
export function buy({ left }: Box): boolean {
  // TODO: once you have broken it: what may happen between these two steps?
  if (left.load() < 1) return false;
  left.add(-1);
  return true;
}
