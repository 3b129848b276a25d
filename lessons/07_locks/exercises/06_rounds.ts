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
export function meet({ arrived, condition }: Gate): void {
  using _held = condition.holdSync();
  arrived.value += 1;
  // TODO: the last one to come lets the others go on; who is not the last one waits for that.
}
