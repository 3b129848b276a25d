/** How long an act is repeated, in milliseconds: one that is alone finds all caches cold. */
const STRETCH = 150;

/**
 * The median of as many times in a row as the stretch has room for.
 *
 * @param act What to measure. A number that it gives counts instead of its milliseconds.
 */
export async function medianOf(
  act: () => void | number | Promise<void | number>,
): Promise<number> {
  const times: number[] = [];
  for (const begun = performance.now(); performance.now() - begun < STRETCH;) {
    const started = performance.now();
    const answer = await act();
    times.push(answer ?? performance.now() - started);
  }
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}
