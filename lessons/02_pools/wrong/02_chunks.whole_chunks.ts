// Counts only the chunks that are full.

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
  for (let n = 0; n + chunkSize <= items.length; n += chunkSize) {
    promises.push(work(items.slice(n, n + chunkSize)));
  }
  return (await Promise.all(promises)).flat();
}
