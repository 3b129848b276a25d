import { InvalidStateError } from "../errors.ts";
import type { SyncWaitOptions, WaitOptions } from "../waiting.ts";
import { Lockable, wordOf } from "./lockable.ts";
import type { LockOptions } from "./lock_layout.ts";
import type { LockWord } from "./lock_word.ts";
import type { Place } from "./place.ts";

/** What `acquire()` gives when it need not wait: one promise for all. */
const done = Promise.resolve(true);

/**
 * A lock: at most one holds it at a time.
 *
 * It belongs to nobody in particular: whoever sees it may release it, and who holds it and acquires it
 * once more waits, like everybody, until it is released.
 *
 * Order: coroutines of one thread get it in the order in which they came. Between threads and processes
 * whoever comes first when it is free gets it, which is faster than going to sleep and being woken.
 *
 * Death: a holder that ends without `release()` leaves it locked, for what it guards may be half done.
 * Who waits for it gets an `OwnerDiedError` within a second; a wait with a `timeout` below one second ends
 * with `false` as always. Whoever has put things right may then `release()` it.
 *
 * @internal
 */
export class Lock extends Lockable {
  readonly #word: LockWord;

  /** Makes a lock; each door of the library says where. */
  constructor(place: Place, options: LockOptions = {}) {
    super("lock", place, options);
    this.#word = wordOf(this);
  }

  /**
   * Acquires the lock, and lets others run until it is free.
   *
   * Abort: the signal's reason is thrown, and the lock is not held.
   *
   * @param options `timeout` in milliseconds, `signal`.
   * @returns `true`; `false` when the time is up.
   * @throws {OwnerDiedError} if the holder has ended without releasing it.
   */
  acquire(options?: WaitOptions): Promise<boolean> {
    if (options?.signal?.aborted !== true && this.#word.takeFree()) return done;
    return this.#word.waitAsync(options ?? {});
  }

  /**
   * Acquires the lock, and blocks this thread until it is free.
   *
   * @param options `timeout` in milliseconds; zero or less tries once.
   * @returns `true`; `false` when the time is up.
   * @throws {OwnerDiedError} if the holder has ended without releasing it.
   * @throws {InvalidStateError} for a lock among coroutines that is held: nobody could release it.
   */
  acquireSync(options?: SyncWaitOptions): boolean {
    return this.#word.takeFree() || this.#word.waitSync(options ?? {});
  }

  /**
   * Acquires the lock if it is free, even if others wait for it.
   *
   * @returns Whether it did.
   */
  tryAcquire(): boolean {
    return this.#word.takeAnyway();
  }

  /**
   * Releases the lock, whoever holds it, and wakes one who waits.
   *
   * @throws {InvalidStateError} if nobody holds it.
   */
  release(): void {
    if (this.#word.giveBack()) return;
    throw new InvalidStateError(
      `Cannot release ${this.#word.description}: nobody holds it; acquire() it first`,
    );
  }
}
