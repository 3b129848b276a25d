/**
 * Round after round
 *
 * Build a barrier: a place where `parties` threads wait for each other, and go on when all have come. It
 * can be used again at once, so somebody may come for the next round while others have not yet left.
 *
 *     meet(gate)   // first round
 *     meet(gate)   // second round
 *
 * A wait for the condition may also end for no reason, without a notification: so it is in many
 * languages, and the check makes use of it.
 */
import type { Condition, Value } from "interleave/explore";

/** The barrier. The numbers are 0 at the beginning; use them as you like. */
export interface Gate {
  readonly parties: number;
  readonly arrived: Value;
  readonly round: Value;
  /** To be held by whoever uses the numbers. */
  readonly condition: Condition;
}

/** Waits until all have come. */
export function meet({ parties, arrived, round, condition }: Gate): void {
  using _held = condition.holdSync();
  // Who waits asks for the number of the round, not for that of the arrivals: when they look, others may
  // have arrived for the next round.
  const mine = round.value;
  arrived.value += 1;
  if (arrived.value === parties) {
    // The last one makes it ready for the next round before anybody can come for it.
    arrived.value = 0;
    round.value += 1;
    condition.notifyAll();
    return;
  }
  while (round.value === mine) condition.waitSync();
}
