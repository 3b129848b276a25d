// It gives way after one piece too many.

import { sleep } from "interleave/coroutines";

/** Does all pieces in their order, and gives way after `most` of them at the latest. */
export async function workOff(pieces: readonly (() => void)[], most: number): Promise<void> {
  for (const [done, piece] of pieces.entries()) {
    piece();
    if (done > 0 && done % most === 0) await sleep(0);
  }
}
