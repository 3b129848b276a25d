/**
 * In chunks
 *
 * To send a small task to a worker costs more than to do it. So several of them travel together.
 *
 * Cut the items into chunks of `chunkSize`; the last one has what is left. Hand in all chunks, before
 * you wait for the first: `work(chunk)` does that, and promises the results of its items. Return the
 * results of all items in one list, in the order of the items, whichever chunk is done first. If a
 * chunk fails, fail with its error.
 *
 *     await mapInChunks([1, 2, 3, 4, 5], 2, work)   // work([1, 2]), work([3, 4]), work([5])
 */
import { Pool } from "interleave/pools";

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
  for (const item of items) {
    // TODO: chunks of `chunkSize`, and all of them handed in before anybody is waited for.
    results.push(...await work([item]));
  }
  return chunkSize > 0 ? results : [];
}

if (import.meta.main) {
  await using pool = new Pool(2, { module: import.meta.url });
  console.log(await mapInChunks([1, 2, 3, 4, 5], 2, (chunk) => pool.apply(squares, [chunk])));
}
