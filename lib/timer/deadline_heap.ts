/**
 * What waits in a `DeadlineHeap`. The heap writes `place`; nobody else does.
 */
export interface Deadline {
  /** When it is due, in milliseconds on the clock of `performance.now()`. */
  readonly at: number;
  /** Who came first; decides between equal deadlines. */
  readonly order: number;
  /** Where it stands in the heap; −1 outside. */
  place: number;
}

/**
 * A binary heap of deadlines, the next one on top.
 *
 * Adding and taking cost O(log n) in the worst case; adding in the order of the deadlines, as equal
 * sleeps do, costs O(1). Each entry knows its place, so that one that is given up leaves at once
 * and holds no memory until its time.
 *
 * ```text
 *          [0] at 5
 *         /        \        children of place n: 2n + 1 and 2n + 2
 *    [1] at 9    [2] at 6   no child is due before its parent
 * ```
 *
 * @typeParam D The entries.
 */
export class DeadlineHeap<D extends Deadline> {
  readonly #entries: D[] = [];

  /** How many wait. */
  get size(): number {
    return this.#entries.length;
  }

  /** The next one that is due; `undefined` if none waits. */
  get first(): D | undefined {
    return this.#entries[0];
  }

  /**
   * Puts an entry in.
   *
   * @param entry One that is in no heap.
   */
  add(entry: D): void {
    this.#entries.push(entry);
    this.#rise(entry, this.#entries.length - 1);
  }

  /**
   * Takes an entry out, wherever it stands.
   *
   * @param entry The entry.
   * @returns Whether it was in.
   */
  remove(entry: D): boolean {
    const { place } = entry;
    if (place < 0) return false;
    entry.place = -1;
    const last = this.#entries.pop()!;
    if (last === entry) return true;
    // The last entry fills the hole. It may belong above it or below it.
    const parent = this.#entries[(place - 1) >> 1];
    if (place > 0 && isBefore(last, parent!)) this.#rise(last, place);
    else this.#sink(last, place);
    return true;
  }

  #rise(entry: D, from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.#entries[above]!;
      if (!isBefore(entry, parent)) break;
      this.#put(parent, place);
      place = above;
    }
    this.#put(entry, place);
  }

  #sink(entry: D, from: number): void {
    const entries = this.#entries;
    let place = from;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= entries.length) break;
      const right = entries[below + 1];
      if (right !== undefined && isBefore(right, entries[below]!)) below++;
      const child = entries[below]!;
      if (!isBefore(child, entry)) break;
      this.#put(child, place);
      place = below;
    }
    this.#put(entry, place);
  }

  #put(entry: D, place: number): void {
    this.#entries[place] = entry;
    entry.place = place;
  }
}

function isBefore(one: Deadline, other: Deadline): boolean {
  return one.at < other.at || one.at === other.at && one.order < other.order;
}
