// Each chunk is waited for before the next one is handed in.

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
  for (let n = 0; n < items.length; n += chunkSize) {
    results.push(...await work(items.slice(n, n + chunkSize)));
  }
  return results;
}
