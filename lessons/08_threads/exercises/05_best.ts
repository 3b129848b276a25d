/**
 * The best so far
 *
 * Several threads look for the largest number, each in its own heap. Whoever finds one offers it: it is
 * taken if it is better than the best so far. Every step of `offer()` is atomic, and yet the best one
 * may get lost.
 *
 * 1. Find a schedule that loses it: A offers 5 and B offers 9, once each. Fill in whose turn it is, step
 *    by step. Each use of `best` is a step. A turn of somebody who cannot go on is left out; after the
 *    last turn everybody goes on.
 * 2. Mend `offer()`. Your schedule is run again, and then every other one, with a third thread that
 *    offers 7, too.
 */
import type { Lock, SharedInt } from "interleave/explore";

/** What the threads share. */
export interface Board {
  /** The best so far, 0 at first; `load()`, `store()`, `compareExchange()` and others are one step each. */
  readonly best: SharedInt;
  readonly lock: Lock;
}

/** Whose turn it is, step by step: `["A", "B"]`. */
// TODO: the schedule that breaks offer() as it is below.
export const schedule: readonly ("A" | "B")[] = [];

/** Takes a number if it is better than the best so far. */
export function offer({ best }: Board, number: number): void {
  // TODO: once you have broken it: who may have written between these two steps?
  if (best.load() < number) best.store(number);
}
