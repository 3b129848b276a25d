import { WAITS, WAITS_AT } from "./layout.ts";

/** One who waits, and for which word. */
export interface KnownWait {
  readonly thread: number;
  /** The number of the word in the arena. */
  readonly index: number;
  /** Whether the thread is blocked; else one of its coroutines waits. */
  readonly blocks: boolean;
}

/** The mark of a wait that does not block the thread. The numbers of threads are smaller. */
const ASIDE = 1 << 30;

/**
 * Who waits for which word of an arena: for the detection of deadlocks.
 *
 * ```text
 *   each entry:  word waited for, 0 if the entry is free · thread | ASIDE, 0 until both are written
 * ```
 */
export class Waits {
  readonly #words: Int32Array;
  readonly #isAlive: (thread: number) => boolean;

  /** Makes a handle of the table of an arena. */
  constructor(words: Int32Array, isAlive: (thread: number) => boolean) {
    this.#words = words;
    this.#isAlive = isAlive;
  }

  /**
   * Enters a wait.
   *
   * @returns What `leave()` takes; −1 if the table is full, and nobody will see the wait.
   */
  enter({ thread, index, blocks }: KnownWait): number {
    let entry = this.#claim(index);
    if (entry < 0 && this.#bury()) entry = this.#claim(index);
    // The thread is written last: an entry without one does not count.
    if (entry >= 0) Atomics.store(this.#words, entry + 1, blocks ? thread : thread | ASIDE);
    return entry;
  }

  /** Takes a wait out. */
  leave(entry: number): void {
    if (entry < 0) return;
    Atomics.store(this.#words, entry + 1, 0);
    Atomics.store(this.#words, entry, 0);
  }

  /** What a thread waits for. */
  of(thread: number): KnownWait[] {
    const found: KnownWait[] = [];
    for (let entry = WAITS_AT; entry < WAITS_AT + 2 * WAITS; entry += 2) {
      const who = Atomics.load(this.#words, entry + 1);
      if ((who & ~ASIDE) !== thread) continue;
      const index = Atomics.load(this.#words, entry);
      if (index !== 0) found.push({ thread, index, blocks: (who & ASIDE) === 0 });
    }
    return found;
  }

  #claim(index: number): number {
    for (let entry = WAITS_AT; entry < WAITS_AT + 2 * WAITS; entry += 2) {
      if (Atomics.compareExchange(this.#words, entry, 0, index) === 0) return entry;
    }
    return -1;
  }

  /** Takes out those who were killed while they waited; returns whether there were any. */
  #bury(): boolean {
    let found = false;
    for (let entry = WAITS_AT; entry < WAITS_AT + 2 * WAITS; entry += 2) {
      const who = Atomics.load(this.#words, entry + 1);
      if (who === 0 || this.#isAlive(who & ~ASIDE)) continue;
      this.leave(entry);
      found = true;
    }
    return found;
  }
}
