/** How often to look before going to sleep: handing on takes a few µs, falling asleep and waking 20. */
const LOOKS = navigator.hardwareConcurrency > 1 ? 200 : 0;
/** The word that tells whose turn it is. */
const HOLDER = 0;

/**
 * Threads that take turns: one of them runs, the others sleep until the turn is passed to them.
 *
 * What a thread wrote before it passed the turn on, the next one sees: the word of each participant is
 * written after that and read before.
 * ```text
 *   who has the turn │ turns given to 0 │ to 1 │ to 2 …
 * ```
 */
export class Turns {
  readonly #words: Int32Array;
  readonly #word: number;
  #seen: number;

  /**
   * Takes part, as number `me`.
   *
   * @param buffer The same for all; see `Turns.buffer()`.
   */
  constructor(buffer: SharedArrayBuffer, me: number) {
    this.#words = new Int32Array(buffer);
    this.#word = 1 + me;
    this.#seen = Atomics.load(this.#words, this.#word);
  }

  /** The memory for so many participants. */
  static buffer(participants: number): SharedArrayBuffer {
    return new SharedArrayBuffer(4 * (1 + participants));
  }

  /** Who was given the turn last. */
  get holder(): number {
    return Atomics.load(this.#words, HOLDER);
  }

  /** Gives the turn to a participant, who may be sleeping. */
  pass(to: number): void {
    Atomics.store(this.#words, HOLDER, to);
    Atomics.add(this.#words, 1 + to, 1);
    Atomics.notify(this.#words, 1 + to, 1);
  }

  /**
   * Blocks this thread until it is given the turn.
   *
   * @param timeout Milliseconds.
   * @returns Whether it has the turn; `false` when the time is up.
   */
  take(timeout = Infinity): boolean {
    const words = this.#words;
    for (let looks = LOOKS; looks > 0; looks--) {
      if (Atomics.load(words, this.#word) !== this.#seen) break;
    }
    while (Atomics.load(words, this.#word) === this.#seen) {
      if (Atomics.wait(words, this.#word, this.#seen, timeout) === "timed-out") return false;
    }
    this.#seen = Atomics.load(words, this.#word);
    return true;
  }
}
