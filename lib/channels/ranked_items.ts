import type { Items } from "./local_store.ts";
import { compareKeys, sortKey } from "./sort_key.ts";

/** The least first; of equals, that which came first. */
export class RankedItems<T> implements Items<T> {
  /** The greatest first, so that the least can be taken off the end. */
  readonly #items: { readonly key: Uint8Array; readonly item: T }[] = [];

  get length(): number {
    return this.#items.length;
  }

  push(item: T): void {
    const key = sortKey(item);
    let from = 0, to = this.#items.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (compareKeys(key, this.#items[middle]!.key) < 0) from = middle + 1;
      else to = middle;
    }
    this.#items.splice(from, 0, { key, item });
  }

  take(): T {
    return this.#items.pop()!.item;
  }
}
