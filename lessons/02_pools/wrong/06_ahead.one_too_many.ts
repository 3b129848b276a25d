// Counts after it has taken.

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
  const underWay: Promise<number>[] = [];
  for (const item of source) {
    const promise = work(item);
    promise.catch(() => {});
    underWay.push(promise);
    if (underWay.length > ahead) yield await underWay.shift()!;
  }
  for (const promise of underWay) yield await promise;
}
