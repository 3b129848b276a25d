// An item that fails before somebody waits for it ends the program.

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
    underWay.push(work(item));
    if (underWay.length === ahead) yield await underWay.shift()!;
  }
  for (const promise of underWay) yield await promise;
}
