// It falls asleep beside the loop, which goes on.

import { sleep } from "interleave/coroutines";

/** Does all pieces in their order, and gives way after `most` of them at the latest. */
export async function workOff(pieces: readonly (() => void)[], most: number): Promise<void> {
  for (const [done, piece] of pieces.entries()) {
    if (done % most === 0) sleep(0);
    piece();
  }
  await sleep(0);
}
