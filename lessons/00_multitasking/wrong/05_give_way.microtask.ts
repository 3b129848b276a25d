// It awaits something that is there already, and that is no turn for anybody else.

/** Does all pieces in their order, and gives way after `most` of them at the latest. */
export async function workOff(pieces: readonly (() => void)[], most: number): Promise<void> {
  for (const [done, piece] of pieces.entries()) {
    if (done % most === 0) await Promise.resolve();
    piece();
  }
}
