/** How long a chunk should take a worker, in milliseconds: long beside what sending it takes. */
const GOAL = 50;
/** How many items a chunk has at most: who packs more at a time holds up the others meanwhile. */
const MOST = 1 << 13;
/** How many items the first chunks have, if there are very many. */
const FIRST = 64;
/** By how much a chunk may be larger than the largest before: what was measured may not go on. */
const GROWTH = 64;

/**
 * Decides how many items go to a worker at a time, by how long the items before have taken.
 *
 * Begins with few items; aims at 50 ms a chunk; towards the end of the items it makes chunks smaller,
 * so that all workers end at about the same time.
 */
export class ChunkSize {
  readonly #fixed: number | undefined;
  readonly #workers: number;
  #largest = 1;
  #items = 0;
  #ms = 0;

  /** For so many workers; `fixed` if somebody has decided already. */
  constructor(workers: number, fixed: number | undefined) {
    this.#workers = workers;
    this.#fixed = fixed;
  }

  /** The size of the next chunk when so many items are left. */
  next(left: number): number {
    if (this.#fixed !== undefined) return this.#fixed;
    const share = Math.ceil(left / (2 * this.#workers));
    const wanted = this.#items === 0
      ? Math.min(FIRST, share / FIRST)
      : Math.min(GOAL * this.#items / this.#ms, GROWTH * this.#largest);
    const size = Math.max(1, Math.floor(Math.min(wanted, share, MOST)));
    this.#largest = Math.max(this.#largest, size);
    return size;
  }

  /** Takes note of how long a chunk has taken. */
  learn(items: number, ms: number): void {
    // What was long ago counts less.
    this.#items = this.#items / 2 + items;
    this.#ms = this.#ms / 2 + ms;
  }
}

/**
 * Refuses what is no size of a chunk.
 *
 * @throws {RangeError} if it is no whole number from 1 on.
 */
export function checkChunkSize(size: number | undefined): void {
  if (size === undefined || Number.isInteger(size) && size >= 1) return;
  throw new RangeError(`Cannot make chunks of ${size} items: give a whole number from 1 on`);
}
