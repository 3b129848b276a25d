/**
 * Not too far ahead
 *
 * Write an `imap()` of your own. It gives the results in the order of the items. The items may have no
 * end, so it takes one only when it can be used:
 *
 * - While somebody waits for a result, `ahead` items are under way, or done and not yet given. As soon
 *   as a result has been given, the next item may be taken; there are never more.
 * - If an item fails, its error is thrown in the place of its result, and ends it; not before.
 * - Who breaks out of the loop wants no more: no more items are taken, and the source is closed.
 *
 *     for await (const root of imapAhead(naturalNumbers(), 4, work)) if (root > 100) break;
 */
import { Pool } from "interleave/pools";

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
  // TODO: this is one item at a time. There should be `ahead` of them under way.
  for (const item of source) {
    if (ahead > 0) yield await work(item);
  }
}

/** 0, 1, 2, … without an end. */
function* naturalNumbers(): Generator<number, void> {
  for (let n = 0;; n++) yield n;
}

if (import.meta.main) {
  await using pool = new Pool(2, { module: import.meta.url });
  for await (const each of imapAhead(naturalNumbers(), 4, (item) => pool.apply(root, [item]))) {
    if (each > 5) break;
    console.log(each);
  }
}
