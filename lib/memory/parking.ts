import { ring, ringFor, type Wake } from "./bells.ts";
import type { Place } from "./cell.ts";
import { BELLS, BELLS_AT, GROUPS, INTEREST_AT } from "./layout.ts";
import { Line } from "./line.ts";

/** After how many milliseconds whoever sleeps looks without being woken. */
export const PATROL = 100;

/** How a thread sleeps until a word that others see has changed. */
export interface Sleeper {
  /** Blocks this thread for at most `ms`, unless the word is not `seen`. May return early. */
  sleep(index: number, seen: number, ms: number): void;
  /** The same beside this thread; keeps the program alive meanwhile. One call at a time. */
  sleepAside(index: number, seen: number, ms: number): Promise<unknown>;
  /** Wakes who sleeps on the word. */
  readonly wake: Wake;
}

/**
 * Sleeping and waking on the words of an arena, with or without blocking the thread.
 *
 * A blocked thread sleeps on the word itself. Coroutines, however many wait for however many words,
 * share one sleep of their thread: on its *bell*.
 * ```text
 *   waits for word i                                     changes word i
 *   1  sets its bell in interest[i]          a  writes word i
 *   2  looks at word i once more             b  takes all bells out of interest[i]
 *   3  sleeps on its bell                    c  adds 1 to each of these bells, and wakes who sleeps there
 * ```
 * Either 2 sees what a wrote, or b finds what 1 has set: no change is missed.
 */
export class Parking {
  readonly #words: Int32Array;
  readonly #sleeper: Sleeper;
  /** The number of this thread's bell. */
  #bell: number;
  readonly #lines = new Map<number, Line>();
  #listens = false;
  /** Settles when the present sleep on the bell is over. */
  #asleep: Promise<unknown> | undefined;

  /** Makes the parking place of one thread, which has the number `thread` in the arena. */
  constructor(words: Int32Array, sleeper: Sleeper, thread: number) {
    this.#words = words;
    this.#sleeper = sleeper;
    this.#bell = thread % BELLS;
  }

  /** Begins anew in a forked child: what waited in the parent waits there. */
  becomeThread(thread: number): void {
    this.#bell = thread % BELLS;
    this.#lines.clear();
    this.#listens = false;
    this.#asleep = undefined;
  }

  /** Blocks this thread: see `Cell.park()`. */
  park(index: number, seen: number, deadline: number): void {
    const left = deadline - performance.now();
    if (left > 0) this.#sleeper.sleep(index, seen, Math.min(left, PATROL));
  }

  /** Takes a place in the line of a word: see `Cell.queueUp()`. */
  queueUp(index: number, deadline: number, signal: AbortSignal | undefined): Place {
    let line = this.#lines.get(index);
    if (line === undefined) {
      line = new Line(
        (seen) => {
          this.#showInterest(index);
          return Atomics.load(this.#words, index) !== seen;
        },
        () => this.#forget(index),
      );
      this.#lines.set(index, line);
    }
    return line.join(deadline, signal);
  }

  /** Wakes who waits for a word: see `Cell.unpark()`. */
  unpark(index: number, count: number): number {
    const here = this.#lines.get(index)?.wake(count) ?? 0;
    const blocked = this.#sleeper.wake(index, Math.min(count, 0x7fff_ffff));
    return here + blocked + ringFor(this.#words, index, this.#sleeper.wake);
  }

  #showInterest(index: number): void {
    Atomics.or(this.#words, INTEREST_AT + index % GROUPS, 1 << this.#bell);
    if (!this.#listens) this.#listen();
  }

  #isInterested(index: number): boolean {
    return (Atomics.load(this.#words, INTEREST_AT + index % GROUPS) & (1 << this.#bell)) !== 0;
  }

  async #listen(): Promise<void> {
    this.#listens = true;
    const bell = BELLS_AT + this.#bell;
    let patrol = performance.now() + PATROL;
    while (this.#lines.size > 0) {
      // The bell is read before the interest is: a ring after this ends the sleep at once.
      const seen = Atomics.load(this.#words, bell);
      const late = performance.now() >= patrol;
      for (const [index, line] of this.#lines) {
        if (late || !this.#isInterested(index)) line.wake(1);
      }
      if (late) patrol = performance.now() + PATROL;
      await (this.#asleep = this.#sleeper.sleepAside(bell, seen, PATROL));
      this.#asleep = undefined;
    }
    this.#listens = false;
  }

  #forget(index: number): Promise<unknown> | undefined {
    this.#lines.delete(index);
    if (this.#lines.size > 0 || this.#asleep === undefined) return undefined;
    // A sleep for nobody would keep the program alive.
    ring(this.#words, this.#bell, this.#sleeper.wake);
    return this.#asleep;
  }
}
