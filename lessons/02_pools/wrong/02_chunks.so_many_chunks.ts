// Takes the size of a chunk for their number.

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
  const size = Math.ceil(items.length / chunkSize);
  const promises: Promise<number[]>[] = [];
  for (let n = 0; n < items.length; n += size) promises.push(work(items.slice(n, n + size)));
  return (await Promise.all(promises)).flat();
}
