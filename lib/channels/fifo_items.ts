import type { Items } from "./local_store.ts";

/** How many taken items may be left in front before they are cut off. */
const SLACK = 1024;

/** First in, first out. */
export class FifoItems<T> implements Items<T> {
  #items: (T | undefined)[] = [];
  #first = 0;

  get length(): number {
    return this.#items.length - this.#first;
  }

  /** The one whose turn it is, if there is one. */
  get first(): T | undefined {
    return this.#items[this.#first];
  }

  push(item: T): void {
    this.#items.push(item);
  }

  take(): T {
    const item = this.#items[this.#first]!;
    this.#items[this.#first++] = undefined;
    // Cut off when it is half of them, so that an item is moved once on average.
    if (this.#first >= SLACK && 2 * this.#first >= this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }
}
