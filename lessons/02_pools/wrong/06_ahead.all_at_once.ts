// Takes all items first, as map() does.

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
  const promises = [...source].map((item) => work(item));
  for (const promise of promises) promise.catch(() => {});
  for (const promise of promises.slice(0, ahead * promises.length)) yield await promise;
}
