// Hands in all, then waits for one after the other: an error of a later one finds nobody.

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
  const promises: Promise<number[]>[] = [];
  for (let n = 0; n < items.length; n += chunkSize) {
    promises.push(work(items.slice(n, n + chunkSize)));
  }
  const results: number[] = [];
  for (const promise of promises) results.push(...await promise);
  return results;
}
