// Gives whatever is done first.

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
  const underWay = new Map<number, Promise<[number, number]>>();
  let n = 0;
  const first = async (): Promise<number> => {
    const [key, value] = await Promise.race(underWay.values());
    underWay.delete(key);
    return value;
  };
  for (const item of source) {
    const key = n++;
    const promise = work(item).then((value): [number, number] => [key, value]);
    promise.catch(() => {});
    underWay.set(key, promise);
    if (underWay.size === ahead) yield await first();
  }
  while (underWay.size > 0) yield await first();
}
