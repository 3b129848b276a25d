// Puts the results of a chunk to the others when it is done.

/** Has a chunk done by somebody. */
export type Work = (chunk: readonly number[]) => Promise<number[]>;

/** What a worker does with a chunk. */
export function squares(chunk: readonly number[]): number[] {
  return chunk.map((number) => number ** 2);
}

/** The results of all items, in their order. */
export async function mapInChunks(
  items: readonly number[],
  chunkSize: number,
  work: Work,
): Promise<number[]> {
  const results: number[] = [];
  const promises: Promise<unknown>[] = [];
  for (let n = 0; n < items.length; n += chunkSize) {
    const chunk = items.slice(n, n + chunkSize);
    promises.push(work(chunk).then((done) => results.push(...done)));
  }
  await Promise.all(promises);
  return results;
}
