import { Allocator } from "./allocator.ts";
import type { Cell } from "./cell.ts";
import { Latch } from "./latch.ts";
import { LATCH_AT, THREADS, THREADS_AT, WAITS_LATCH_AT } from "./layout.ts";
import type { Memory, Region } from "./memory.ts";
import { Parking, type Sleeper } from "./parking.ts";
import { Waits } from "./waits.ts";
import { WordCell } from "./word_cell.ts";

/** How many bytes an arena has. Only what is used takes memory. */
export const ARENA_BYTES = 2 ** 30;

/** What an arena is made of. */
export interface ArenaOptions {
  /** Where its words are. */
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  /** How a thread sleeps on one of them. */
  readonly sleeper: Sleeper;
  /** The number of this thread. */
  readonly me: number;
  /** See `Memory.isAlive()`. */
  readonly isAlive: (thread: number) => boolean;
  /** See `AllocatorOptions.discard`. */
  readonly discard?: ((index: number, words: number) => void) | undefined;
}

/**
 * A flat piece of memory that several threads or processes see, and out of which all small and large
 * objects are taken: one mapping for all of them, and a number says where each one is.
 */
export class Arena implements Memory {
  readonly kind: "shared" | "mapped";
  /** All of it as words. */
  readonly words: Int32Array;
  /** All of it as bytes. */
  readonly bytes: Uint8Array;
  /** Who sleeps here. */
  readonly parking: Parking;
  /** What is taken and what is free. */
  readonly allocator: Allocator;
  /** Who waits for what, as far as deadlocks are looked for. */
  readonly waits: Waits;
  /** Held while one looks for a deadlock, so that one of those in it finds it, not several. */
  readonly waitsLatch: Latch;
  readonly #isAlive: (thread: number) => boolean;
  #me: number;

  /** Makes this thread's view of an arena. */
  constructor(options: ArenaOptions) {
    const { buffer, sleeper, me, isAlive, discard } = options;
    this.kind = buffer instanceof SharedArrayBuffer ? "shared" : "mapped";
    this.words = new Int32Array(buffer);
    this.bytes = new Uint8Array(buffer);
    this.parking = new Parking(this.words, sleeper, me);
    this.#me = me;
    this.#isAlive = isAlive;
    const latch = new Latch(this.cellAt(LATCH_AT), this);
    this.waits = new Waits(this.words, (thread) => this.isAlive(thread));
    this.waitsLatch = new Latch(this.cellAt(WAITS_LATCH_AT), this);
    this.allocator = new Allocator({ words: this.words, latch, discard });
  }

  get me(): number {
    return this.#me;
  }

  isAlive(thread: number): boolean {
    return thread === this.#me || this.#isAlive(thread);
  }

  wasKilled(thread: number): boolean {
    return Atomics.load(this.words, THREADS_AT + thread % THREADS) === thread &&
      !this.isAlive(thread);
  }

  reserve(words: number): ArenaRegion {
    return new ArenaRegion(this, this.allocator.allocate(words), words);
  }

  /** The cell on word number `index` of the arena. */
  cellAt(index: number): Cell {
    return new WordCell(this.words, index, this.parking);
  }

  /** Goes on as another thread: in a forked child. */
  becomeThread(thread: number): void {
    this.#me = thread;
    this.parking.becomeThread(thread);
  }
}

/** Some words of an arena. */
export class ArenaRegion implements Region {
  readonly memory: Arena;
  /** The number of its first word in the arena; a multiple of 16. */
  readonly start: number;
  /** How many words it has. */
  readonly length: number;

  /** Makes a region of words that were reserved, here or by another. */
  constructor(memory: Arena, start: number, length: number) {
    this.memory = memory;
    this.start = start;
    this.length = length;
  }

  cell(index: number): Cell {
    return this.memory.cellAt(this.start + index);
  }

  release(): void {
    this.memory.allocator.release(this.start, this.length);
  }
}
