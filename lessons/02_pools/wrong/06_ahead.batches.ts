// Begins with the next items when all of the last ones have been given.

/** Has an item done by somebody. */
export type Work = (item: number) => Promise<number>;

/** What a worker does. */
export function root(number: number): number {
  return Math.sqrt(number);
}

/** The results of all items, in order, `ahead` items at a time. */
export async function* imapAhead(
  source: Iterable<number>,
  ahead: number,
  work: Work,
): AsyncGenerator<number, void> {
  let batch: Promise<number>[] = [];
  for (const item of source) {
    const promise = work(item);
    promise.catch(() => {});
    batch.push(promise);
    if (batch.length < ahead) continue;
    for (const promise of batch) yield await promise;
    batch = [];
  }
  for (const promise of batch) yield await promise;
}
