/**
 * Give way
 *
 * Coroutines share one thread, and nobody takes it away from them. So a long computation has to give way
 * by itself, now and then: it waits for nothing, for a moment, and the others get their turn.
 *
 * Work off the pieces, in their order, and never more than `most` of them without giving way.
 *
 *     await workOff(pieces, 100)   // after 100 pieces, or sooner, timers and input have had their turn
 *
 * `await sleep(0)` gives way. Beware: not every `await` does. What has arrived already is taken at once,
 * and no timer, no input, no click gets in between.
 */
import { sleep } from "interleave/coroutines";

/** Does all pieces in their order, and gives way after `most` of them at the latest. */
export async function workOff(pieces: readonly (() => void)[], most: number): Promise<void> {
  for (const [done, piece] of pieces.entries()) {
    // Before a piece and not after it, so that the last pieces are not followed by an idle wait. And it
    // has to be awaited: a sleep that nobody waits for holds up nobody.
    if (done > 0 && done % most === 0) await sleep(0);
    piece();
  }
}

if (import.meta.main) {
  let isOver = false;
  const others = async (): Promise<void> => {
    for (; !isOver; await sleep(0)) console.log("the others");
  };
  const running = others();
  await workOff(Array.from({ length: 9 }, (_, i) => () => console.log(`piece ${i + 1}`)), 3);
  isOver = true;
  await running;
}
