import type { Play, Stage } from "interleave/checks";
import type { Gate } from "interleave/evidence";

/**
 * Waits until the play has opened the gate, and then until nothing moves any more.
 *
 * A program that is just being started may sleep for a while; that is no rest to look at, and a signal
 * would find nobody who expects it.
 */
export async function begun<F extends Play>(stage: Stage<F>, gate: Gate): Promise<void> {
  while (!gate.isOpen && !stage.hasEnded) await stage.until(() => gate.isOpen || null);
  await stage.settle();
}
