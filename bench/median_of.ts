/** How long an act is repeated, in milliseconds: one that is alone finds all caches cold. */
const STRETCH = 150;

/** The median, in milliseconds, of as many times in a row as the stretch has room for. */
export async function medianOf(act: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (const begun = performance.now(); performance.now() - begun < STRETCH;) {
    const started = performance.now();
    await act();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}
