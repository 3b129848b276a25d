import { InvalidStateError } from "../errors.ts";
import type { Cell } from "../memory/cell.ts";
import { waitAsync, waitSync } from "../memory/wait.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import { Acquirable } from "./acquirable.ts";
import { type Lockable, wordOf } from "./lockable.ts";
import type { LockWord } from "./lock_word.ts";
import { type Place, regionOf } from "./place.ts";

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
 * ```text
 *   word 0  changes     counts notifies: those who wait sleep on it
 *   word 1  tickets     the number that the next one to wait gets
 *   word 2  waiting     how many wait and are not notified
 *   word 3  granted     how many waits may end, and have not
 *   word 4  below       … of those with tickets below this one
 * ```
 * All but `granted` are written only by who holds the lock. A waiter that may go takes 1 off `granted` at
 * once, without the lock: so none is counted twice, and those of one thread keep their order.
 *
 * @internal
 */
export class Condition extends Acquirable {
  readonly #lock: Lockable;
  readonly #word: LockWord;
  readonly #changes: Cell;
  readonly #tickets: Cell;
  readonly #waiting: Cell;
  readonly #granted: Cell;
  readonly #below: Cell;

  static {
    lockOf = (condition) => condition.#lock;
  }

  /** Makes a condition; each door of the library says where. */
  constructor(place: Place, lock: Lockable) {
    super(place, 5, () => {});
    const region = regionOf(this);
    this.#lock = lock;
    this.#word = wordOf(lock);
    this.#changes = region.cell(0);
    this.#tickets = region.cell(1);
    this.#waiting = region.cell(2);
    this.#granted = region.cell(3);
    this.#below = region.cell(4);
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
    options.signal?.throwIfAborted();
    const wait = this.#begin();
    try {
      const attempt = this.#attempt(wait);
      wait.notified = await waitAsync(this.#changes, attempt, deadline, options.signal);
    } catch (error) {
      wait.failure = { error };
    }
    if (!this.#word.takeFree()) await this.#word.waitAsync({});
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
      wait.notified = waitSync(this.#changes, this.#attempt(wait), deadline);
    } catch (error) {
      wait.failure = { error };
    }
    if (!this.#word.takeFree()) this.#word.waitSync({});
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
    const waiting = this.#waiting.load();
    const count = Math.min(n, waiting);
    if (count > 0) this.#grant(count, waiting - count);
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

  /** Gets a ticket, and gives the lock back. */
  #begin(): Wait {
    this.#insist("wait");
    const ticket = this.#tickets.load();
    const { levels } = this.#word;
    this.#tickets.store((ticket + 1) | 0);
    this.#waiting.store(this.#waiting.load() + 1);
    this.#word.levels = 0;
    this.#word.giveBack();
    return { ticket, levels, notified: false };
  }

  /** Goes on with the lock. */
  #end(wait: Wait): boolean {
    this.#word.levels = wait.levels;
    if (wait.failure === undefined && (wait.notified ||= this.#mayGo(wait))) return true;
    this.#leave(wait);
    if (wait.failure !== undefined) throw wait.failure.error;
    return false;
  }

  #attempt(wait: Wait): () => true | number {
    return () => {
      // Read first: a notify after the look changes it, and then there is another look.
      const seen = this.#changes.load();
      return this.#mayGo(wait) ? true : seen;
    };
  }

  /** Goes, if there is a notify for this wait that nobody has used. */
  #mayGo({ ticket }: Wait): boolean {
    for (;;) {
      const granted = this.#granted.load();
      if (granted === 0 || ((this.#below.load() - ticket) | 0) <= 0) return false;
      if (this.#granted.compareExchange(granted, granted - 1) === granted) return true;
    }
  }

  /** With the lock: lets some more go; `left` of those who wait are not notified then. */
  #grant(count: number, left: number): void {
    this.#below.store(this.#tickets.load());
    const before = this.#granted.add(count);
    this.#waiting.store(left);
    this.#changes.add(1);
    this.#changes.unpark(before + count);
  }

  /** With the lock: waits no longer. If it was notified, another one gets the notify. */
  #leave(wait: Wait): void {
    const waiting = this.#waiting.load();
    if (waiting === 0) this.#mayGo(wait); // all were notified: nobody is there to get it
    else if (this.#granted.load() > 0) this.#grant(0, waiting - 1);
    else this.#waiting.store(waiting - 1);
  }
}

/** One call of `wait()`. */
interface Wait {
  readonly ticket: number;
  /** What to restore of an `RLock`. */
  readonly levels: number;
  notified: boolean;
  failure?: { readonly error: unknown };
}
