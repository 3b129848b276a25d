// Cuts the work into batches, one to a timer, and the last one ends the promise.
export function workOff(pieces: readonly (() => void)[], most: number): Promise<void> {
  return new Promise((resolve) => {
    function batch(from: number): void {
      if (from >= pieces.length) return resolve();
      for (const piece of pieces.slice(from, from + most)) piece();
      setTimeout(() => batch(from + most), 0);
    }
    batch(0);
  });
}
