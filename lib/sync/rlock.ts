import { InvalidStateError } from "../errors.ts";
import type { SyncWaitOptions, WaitOptions } from "../waiting.ts";
import { Lockable, wordOf } from "./lockable.ts";
import type { LockOptions } from "./lock_layout.ts";
import type { LockWord } from "./lock_word.ts";
import type { Place } from "./place.ts";

/** What `acquire()` gives when it need not wait: one promise for all. */
const done = Promise.resolve(true);

/**
 * A lock that its owner may acquire again: it is free once it has been released as often.
 *
 * The owner is a thread. The coroutines of a thread are one owner: an `RLock` does not keep them apart.
 *
 * Order and death are as with a `Lock`, but only the owner may release it; when the owner has ended,
 * everybody may, and one `release()` gives back all levels.
 *
 * @internal
 */
export class RLock extends Lockable {
  readonly #word: LockWord;

  /** Makes a lock; each door of the library says where. */
  constructor(place: Place, options: LockOptions = {}) {
    super("re-entrant lock", place, options);
    this.#word = wordOf(this);
  }

  /**
   * Acquires the lock, and lets others run until it is free, or this thread's.
   *
   * Abort: the signal's reason is thrown, and nothing was acquired.
   *
   * @param options `timeout` in milliseconds, `signal`.
   * @returns `true`; `false` when the time is up.
   * @throws {OwnerDiedError} if the owner has ended without releasing it.
   */
  acquire(options: WaitOptions = {}): Promise<boolean> {
    if (options.signal?.aborted !== true && this.#takeFree()) return done;
    return this.#word.waitAsync(options);
  }

  /**
   * Acquires the lock, and blocks this thread until it is free; does not wait if it is this thread's.
   *
   * @param options `timeout` in milliseconds; zero or less tries once.
   * @returns `true`; `false` when the time is up.
   * @throws {OwnerDiedError} if the owner has ended without releasing it.
   */
  acquireSync(options: SyncWaitOptions = {}): boolean {
    return this.#takeFree() || this.#word.waitSync(options);
  }

  /**
   * Acquires the lock if it is free, even if others wait for it, or if it is this thread's.
   *
   * @returns Whether it did.
   */
  tryAcquire(): boolean {
    return this.#takeFree() || this.#word.takeAnyway();
  }

  /**
   * Releases one level; at the last one the lock is free, and one who waits is woken.
   *
   * @throws {InvalidStateError} if this thread is not the owner, unless the owner has ended.
   */
  release(): void {
    const word = this.#word;
    if (word.isMine) {
      const { levels } = word;
      if (levels > 0) word.levels = levels - 1;
      else word.giveBack();
    } else if (word.ownerIsDead()) {
      word.levels = 0;
      word.giveBack();
    } else {
      const why = this.locked() ? "another thread owns it" : "nobody holds it; acquire() it first";
      throw new InvalidStateError(`Cannot release ${word.description}: ${why}`);
    }
  }

  /** Whether this thread is the owner. */
  isOwned(): boolean {
    return this.#word.isMine;
  }

  /** How often this thread has acquired it and not released it; 0 if another is the owner. */
  recursionCount(): number {
    return this.#word.isMine ? this.#word.levels + 1 : 0;
  }

  /** Takes it if it is this thread's, or free with nobody waiting. */
  #takeFree(): boolean {
    if (!this.#word.isMine) return this.#word.takeFree();
    this.#word.levels++;
    return true;
  }
}
