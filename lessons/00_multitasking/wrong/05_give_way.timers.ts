// Each batch goes into a timer of its own, and nobody waits for them.

/** Does all pieces in their order, and gives way after `most` of them at the latest. */
export function workOff(pieces: readonly (() => void)[], most: number): Promise<void> {
  for (let i = 0; i < pieces.length; i += most) {
    setTimeout(() => pieces.slice(i, i + most).forEach((piece) => piece()));
  }
  return Promise.resolve();
}
