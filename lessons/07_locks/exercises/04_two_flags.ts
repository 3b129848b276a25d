/**
 * Two flags and a turn
 *
 * Can two threads keep each other out without a lock, by reading and writing alone? G. L. Peterson found
 * out how, in 1981. Whoever wants to come in raises a flag and lets the other one go first. This is his
 * algorithm with a mistake in it.
 *
 * 1. Find a schedule by which both are inside: fill in whose turn it is, step by step. Each `load()` and
 *    `store()` is a step, and so is the note that a thread makes once it is inside. A turn of somebody who
 *    cannot go on is left out; after the last turn everybody goes on.
 * 2. Mend `enter()`. Your schedule is run again, and then every other one.
 */
import { pause, type SharedInt } from "interleave/explore";

/** What the two threads share, 0 at the beginning. */
export interface Door {
  /** A flag for each: 1 if they want to come in, or are inside. */
  readonly wants: readonly SharedInt[];
  /** Who may come in if both want to: 0 for A, 1 for B. */
  readonly turn: SharedInt;
}

/** Whose turn it is, step by step: `["A", "B"]`. */
// TODO: the schedule that breaks enter() as it is below.
export const schedule: readonly ("A" | "B")[] = [];

/** Waits until it is safe to come in. `me` is 0 for A and 1 for B. */
export function enter({ wants, turn }: Door, me: number): void {
  const other = 1 - me;
  // TODO: once you have broken it: what does the other one not know yet after the first of these steps?
  turn.store(other);
  wants[me]!.store(1);
  while (wants[other]!.load() === 1 && turn.load() === other) pause();
}

/** Leaves. */
export function leave({ wants }: Door, me: number): void {
  wants[me]!.store(0);
}
