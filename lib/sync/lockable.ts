import { Acquirable } from "./acquirable.ts";
import { beginLock, LOCK_WORDS, type LockOptions } from "./lock_layout.ts";
import { LockWord } from "./lock_word.ts";
import { type Place, regionOf } from "./place.ts";

/**
 * The word of a lock: for the lock itself, and for a condition, which gives it back for a while.
 *
 * @param lock The lock.
 */
export let wordOf: (lock: Lockable) => LockWord;

/** What `Lock` and `RLock` have in common. */
export abstract class Lockable extends Acquirable {
  readonly #word: LockWord;

  static {
    wordOf = (lock) => lock.#word;
  }

  /** Makes a lock; `kind` is what messages call it. */
  constructor(kind: string, place: Place, options: LockOptions) {
    super(place, LOCK_WORDS, (region) => beginLock(region, options));
    this.#word = new LockWord(kind, regionOf(this));
  }

  /** Whether somebody holds it. */
  locked(): boolean {
    return this.#word.owner !== 0;
  }
}
