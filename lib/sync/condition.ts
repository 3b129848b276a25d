import { InvalidStateError } from "../errors.ts";
import type { Cell } from "../memory/cell.ts";
import { type Attempt, waitAsync, waitSync } from "../memory/wait.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import { Acquirable } from "./acquirable.ts";
import { type Lockable, wordOf } from "./lockable.ts";
import type { LockWord } from "./lock_word.ts";
import { Notifies } from "./notifies.ts";
import { type Place, regionOf } from "./place.ts";

/** What is waited for, in words. */
const what = "a notification";

/**
 * The lock of a condition: for its way to other threads and processes.
 *
 * @param condition The condition.
 */
export let lockOf: (condition: Condition) => Lockable;

/**
 * Waiting, with a lock held, for something that others do with the lock held.
 *
 * Who waits gives the lock back, sleeps until it is notified, and has the lock again before it goes on;
 * of an `RLock` all levels. It goes on only when the notifier has released the lock, so look again at
 * what was waited for: `while (!ready) await condition.wait()`, or `waitFor()`.
 *
 * Order: `notify(n)` is for those who wait already, and ends exactly `n` of their waits. Coroutines of one
 * thread are notified in the order in which they came; of several threads, those that notice first. A
 * notify is not lost with a waiter that gives up, is aborted or is killed: another one gets it. (After one
 * was killed, a notify may end one wait more than it should.)
 *
 * @internal
 */
export class Condition extends Acquirable {
  readonly #lock: Lockable;
  readonly #word: LockWord;
  readonly #notifies: Notifies;

  static {
    lockOf = (condition) => condition.#lock;
  }

  /** Makes a condition; each door of the library says where. */
  constructor(place: Place, lock: Lockable) {
    super(place, Notifies.WORDS, () => {});
    this.#lock = lock;
    this.#word = wordOf(lock);
    this.#notifies = new Notifies(regionOf(this));
  }

  /** Acquires the lock; see there. */
  acquire(options?: WaitOptions): Promise<boolean> {
    return this.#lock.acquire(options);
  }

  /** Acquires the lock; see there. */
  acquireSync(options?: SyncWaitOptions): boolean {
    return this.#lock.acquireSync(options);
  }

  /** Acquires the lock if it is free; see there. */
  tryAcquire(): boolean {
    return this.#lock.tryAcquire();
  }

  /** Releases the lock; see there. */
  release(): void {
    this.#lock.release();
  }

  /** Whether somebody holds the lock. */
  locked(): boolean {
    return this.#lock.locked();
  }

  /**
   * Gives the lock back, lets others run until somebody notifies, and acquires the lock again.
   *
   * Abort: the signal's reason is thrown, once the lock is held again.
   *
   * @param options `timeout` in milliseconds, `signal`. The lock is waited for however long it takes.
   * @returns `true`; `false` when the time was up before it was notified.
   * @throws {InvalidStateError} if this thread does not hold the lock.
   * @throws {OwnerDiedError} if who holds the lock ends without releasing it; it is not held then.
   */
  async wait(options: WaitOptions = {}): Promise<boolean> {
    const deadline = deadlineOf(options);
    const { signal } = options;
    signal?.throwIfAborted();
    const wait = this.#begin();
    try {
      wait.notified = await waitAsync(wait.cell, wait.attempt, deadline, signal, what);
    } catch (error) {
      wait.failure = { error };
    }
    try {
      if (!this.#word.takeFree()) await this.#word.waitAsync({});
    } catch (error) {
      throw this.#shutOut(wait, error);
    }
    return this.#end(wait);
  }

  /**
   * Gives the lock back, blocks this thread until somebody notifies, and acquires the lock again.
   *
   * @param options `timeout` in milliseconds. The lock is waited for however long it takes.
   * @returns `true`; `false` when the time was up before it was notified.
   * @throws {InvalidStateError} if this thread does not hold the lock; among coroutines, always, unless
   * `timeout` is 0: nobody else could notify.
   * @throws {OwnerDiedError} if who holds the lock ends without releasing it; it is not held then.
   */
  waitSync(options: SyncWaitOptions = {}): boolean {
    const deadline = deadlineOf(options);
    const wait = this.#begin();
    try {
      wait.notified = waitSync(wait.cell, wait.attempt, deadline, what);
    } catch (error) {
      wait.failure = { error };
    }
    try {
      if (!this.#word.takeFree()) this.#word.waitSync({});
    } catch (error) {
      throw this.#shutOut(wait, error);
    }
    return this.#end(wait);
  }

  /**
   * Waits until something is true: looks, and looks again each time it is notified.
   *
   * @param predicate What must be true; called with the lock held.
   * @param options `timeout` in milliseconds for all of it, `signal`.
   * @returns What `predicate` gave last: not true if the time was up.
   * @throws As `wait()`, and whatever `predicate` throws.
   */
  async waitFor<T>(predicate: () => T, options: WaitOptions = {}): Promise<T> {
    const deadline = deadlineOf(options);
    for (;;) {
      const result = predicate();
      if (result) return result;
      const timeout = deadline - performance.now();
      if (!await this.wait({ timeout, signal: options.signal })) return predicate();
    }
  }

  /**
   * Blocks this thread until something is true: looks, and looks again each time it is notified.
   *
   * @param predicate What must be true; called with the lock held.
   * @param options `timeout` in milliseconds for all of it.
   * @returns What `predicate` gave last: not true if the time was up.
   * @throws As `waitSync()`, and whatever `predicate` throws.
   */
  waitForSync<T>(predicate: () => T, options: SyncWaitOptions = {}): T {
    const deadline = deadlineOf(options);
    for (;;) {
      const result = predicate();
      if (result) return result;
      if (!this.waitSync({ timeout: deadline - performance.now() })) return predicate();
    }
  }

  /**
   * Ends the waits of some; does nothing if nobody waits.
   *
   * @param n How many.
   * @throws {RangeError} if `n` is not a whole number of at least 0.
   * @throws {InvalidStateError} if this thread does not hold the lock.
   */
  notify(n = 1): void {
    if (n !== Infinity && (!Number.isInteger(n) || n < 0)) {
      throw new RangeError(`Cannot notify ${n} waiters: give a whole number of at least 0`);
    }
    this.#insist("notify");
    this.#notifies.give(n);
  }

  /**
   * Ends the waits of all who wait.
   *
   * @throws {InvalidStateError} if this thread does not hold the lock.
   */
  notifyAll(): void {
    this.notify(Infinity);
  }

  #insist(action: string): void {
    if (this.#word.isMine) return;
    throw new InvalidStateError(
      `Cannot ${action}: this thread does not hold the lock of the condition; acquire() it first`,
    );
  }

  /** Begins to wait, and gives the lock back. */
  #begin(): Wait {
    this.#insist("wait");
    const notifies = this.#notifies;
    const ticket = notifies.enter();
    const { levels } = this.#word;
    this.#word.levels = 0;
    this.#word.giveBack();
    return {
      ticket,
      levels,
      cell: notifies.changes,
      attempt: () => notifies.use(ticket),
      notified: false,
    };
  }

  /** Goes on with the lock. */
  #end({ ticket, levels, notified, failure }: Wait): boolean {
    this.#word.levels = levels;
    if (notified || failure === undefined && this.#notifies.use(ticket) === true) return true;
    this.#notifies.leave(ticket);
    if (failure !== undefined) throw failure.error;
    return false;
  }

  /** Waits no longer, and has no lock: its holder has died, or it would be a deadlock. */
  #shutOut(wait: Wait, error: unknown): unknown {
    if (!wait.notified) this.#notifies.abandon();
    return error;
  }
}

/** One call of `wait()`. */
interface Wait {
  readonly ticket: number;
  /** What to restore of an `RLock`. */
  readonly levels: number;
  readonly cell: Cell;
  readonly attempt: Attempt;
  notified: boolean;
  failure?: { readonly error: unknown };
}
