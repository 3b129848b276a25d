/**
 * The bells of threads: see `parking.ts`.
 *
 * @module
 */

import { BELLS_AT, GROUPS, INTEREST_AT } from "./layout.ts";

/** Wakes at most `count` who sleep on a word; returns how many. */
export type Wake = (index: number, count: number) => number;

/** Rings for all whose coroutines wait for a word; returns for how many. */
export function ringFor(words: Int32Array, index: number, wake: Wake): number {
  const group = INTEREST_AT + index % GROUPS;
  if (Atomics.load(words, group) === 0) return 0;
  let rung = 0;
  for (
    let bells = Atomics.exchange(words, group, 0), bell = 0;
    bells !== 0;
    bells >>>= 1, bell++
  ) {
    if ((bells & 1) === 0) continue;
    ring(words, bell, wake);
    rung++;
  }
  return rung;
}

/** Rings one bell. */
export function ring(words: Int32Array, bell: number, wake: Wake): void {
  Atomics.add(words, BELLS_AT + bell, 1);
  wake(BELLS_AT + bell, 0x7fff_ffff);
}
