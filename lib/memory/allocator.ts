import { FREE_AT, HEADER_WORDS, NEXT_AT } from "./layout.ts";
import type { Latch } from "./latch.ts";

/** The smallest block, 2⁴ words: a cache line, so that two locks do not slow each other down. */
const SMALLEST = 4;
/** Blocks from 2¹⁴ words (64 KiB) on give their memory back to the system while they are free. */
const LARGE = 14;

/** What an allocator hands out of. */
export interface AllocatorOptions {
  /** All words of the arena. */
  readonly words: Int32Array;
  /** The latch on `LATCH_AT`. */
  readonly latch: Latch;
  /** Gives the memory behind some words back to the system, after which they read as 0. */
  readonly discard?: ((index: number, words: number) => void) | undefined;
}

/**
 * Hands out blocks of 2ⁿ words, and takes them back.
 *
 * Each size has a list of its free blocks; the first word of a free block is the number of the next one.
 * A block is taken off, or put on, by writing the head of its list: who is killed before that leaves
 * everything as it was, but for one block that nobody has.
 */
export class Allocator {
  readonly #words: Int32Array;
  readonly #latch: Latch;
  readonly #discard: ((index: number, words: number) => void) | undefined;

  /** Makes the allocator of an arena; all threads and processes that see the arena share its state. */
  constructor(options: AllocatorOptions) {
    this.#words = options.words;
    this.#latch = options.latch;
    this.#discard = options.discard;
  }

  /** How many words have ever been handed out; those that were taken back included. */
  get used(): number {
    return this.#next - HEADER_WORDS;
  }

  /** How many words are free again. */
  get free(): number {
    return this.#latch.run(() => {
      let free = 0;
      for (let size = SMALLEST; size < 32; size++) {
        for (let at = this.#words[FREE_AT + size]!; at !== 0; at = this.#words[at]!) {
          free += 2 ** size;
        }
      }
      return free;
    });
  }

  /**
   * Takes zeroed words.
   *
   * @returns The number of the first one; a multiple of 16.
   * @throws {RangeError} if there is no room.
   */
  allocate(words: number): number {
    const size = sizeOf(words);
    const recycled = this.#latch.run(() => this.#pop(size));
    if (recycled === 0) return this.#latch.run(() => this.#extend(2 ** size, words));
    if (this.#isDiscarded(size)) this.#words[recycled] = 0;
    else this.#words.fill(0, recycled, recycled + 2 ** size);
    return recycled;
  }

  /** Gives a block back that was taken with the same number of words. */
  release(index: number, words: number): void {
    const size = sizeOf(words);
    if (this.#isDiscarded(size)) this.#discard!(index, 2 ** size);
    this.#latch.run(() => {
      this.#words[index] = this.#words[FREE_AT + size]!;
      this.#words[FREE_AT + size] = index;
    });
  }

  get #next(): number {
    return this.#words[NEXT_AT] || HEADER_WORDS;
  }

  #pop(size: number): number {
    const head = this.#words[FREE_AT + size]!;
    if (head !== 0) this.#words[FREE_AT + size] = this.#words[head]!;
    return head;
  }

  #extend(block: number, wanted: number): number {
    const index = this.#next;
    if (index + block > this.#words.length) {
      throw new RangeError(
        `Cannot take ${wanted * 4} bytes of shared memory: ${
          (this.#words.length - index) * 4
        } of ` +
          `${this.#words.length * 4} are left; release what is no longer needed`,
      );
    }
    this.#words[NEXT_AT] = index + block;
    return index;
  }

  #isDiscarded(size: number): boolean {
    return this.#discard !== undefined && size >= LARGE;
  }
}

/** The binary logarithm of the block that so many words need. */
function sizeOf(words: number): number {
  if (!Number.isInteger(words) || words < 1 || words > 2 ** 30) {
    throw new RangeError(`Cannot take ${words} words of memory: give a number from 1 to 2³⁰`);
  }
  return Math.max(SMALLEST, 32 - Math.clz32(words - 1));
}
