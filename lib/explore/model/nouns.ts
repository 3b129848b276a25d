/**
 * The nouns that explored programs use: the synchronous forms of the library's own, so that the same
 * code runs in the explorer and on free threads.
 *
 * @module
 */

import type { SyncWaitOptions } from "../../waiting.ts";

/** A whole number of 32 bits that threads share. Each call is one step. */
export interface SharedInt {
  /** Reads it. */
  load(): number;
  /** Writes it. */
  store(value: number): void;
  /** Adds to it, in one step; gives what was there before. */
  add(delta: number): number;
  /** Subtracts from it, in one step; gives what was there before. */
  sub(delta: number): number;
  /** Replaces it, in one step; gives what was there before. */
  exchange(value: number): number;
  /** Replaces it if it is `expected`, in one step; gives what was there before. */
  compareExchange(expected: number, value: number): number;
  /** Reads it without being a step: for `check()` and messages. */
  peek(): number;
}

/** A number that threads share; reading it is a step, and so is writing it. */
export interface Value {
  /** The number: `value += 1` is two steps. */
  value: number;
}

/** Numbers that threads share. Reading one is a step, and so is writing one. */
export interface SharedArray {
  /** One of the numbers; the first is 0. */
  [index: number]: number;
  /** How many there are. */
  readonly length: number;
  /** Reads one. */
  get(index: number): number;
  /** Writes one. */
  set(index: number, value: number): void;
}

/** Mutual exclusion; whoever waits may get it next. */
export interface Lock {
  /** Waits until it is free and takes it; false when the time is up. */
  acquireSync(options?: SyncWaitOptions): boolean;
  /** Takes it if it is free. */
  tryAcquire(): boolean;
  /** Gives it back. */
  release(): void;
  /** Takes it for a block: `using held = lock.holdSync()`. */
  holdSync(): Disposable;
  /** Whether somebody has it. */
  locked(): boolean;
}

/** A lock that its owner may take again; it is free after as many releases. */
export interface RLock extends Lock {
  /** Whether this thread has it. */
  isOwned(): boolean;
  /** How often this thread has it. */
  recursionCount(): number;
}

/** So many permits. */
export interface Semaphore {
  /** Waits for a permit and takes it; false when the time is up. */
  acquireSync(options?: SyncWaitOptions): boolean;
  /** Takes a permit if there is one. */
  tryAcquire(): boolean;
  /** Gives permits back. */
  release(n?: number): void;
  /** Takes a permit for a block. */
  holdSync(): Disposable;
  /** How many permits are left. */
  getValue(): number;
}

/** Waiting for something to become true, under a lock. */
export interface Condition {
  /** Takes its lock. */
  acquireSync(options?: SyncWaitOptions): boolean;
  /** Gives its lock back. */
  release(): void;
  /** Takes its lock for a block. */
  holdSync(): Disposable;
  /** Gives the lock back, waits to be notified, takes the lock; false when the time is up. */
  waitSync(options?: SyncWaitOptions): boolean;
  /** Waits until the predicate gives something that is true, and gives that; when the time is up, what it gives then. */
  waitForSync<T>(predicate: () => T, options?: SyncWaitOptions): T;
  /** Wakes so many of those that wait. */
  notify(n?: number): void;
  /** Wakes all that wait. */
  notifyAll(): void;
}

/** A flag to wait for. */
export interface Event {
  /** Sets it: whoever waits goes on. */
  set(): void;
  /** Takes it back. */
  clear(): void;
  /** Whether it is set. */
  isSet(): boolean;
  /** Waits until it is set; false when the time is up. */
  waitSync(options?: SyncWaitOptions): boolean;
}

/** A meeting point: nobody goes on before so many have come. */
export interface Barrier {
  /** Waits for the others; gives a different number from 0 on to each. */
  waitSync(): number;
  /** Breaks it: all who wait, and who come later, get an error. */
  abort(): void;
  /** Makes it as new; those who wait get an error. */
  reset(): void;
  /** How many it takes. */
  readonly parties: number;
  /** How many wait. */
  readonly nWaiting: number;
  /** Whether it is broken. */
  readonly broken: boolean;
}

/** First in, first out; at most so many. */
export interface Queue<T = number> {
  /** Waits for room and puts it in. */
  putSync(item: T, options?: SyncWaitOptions): void;
  /** Waits for an item and takes it. */
  getSync(options?: SyncWaitOptions): T;
  /** Puts it in or throws. */
  putNowait(item: T): void;
  /** Takes an item or throws. */
  getNowait(): T;
  /** How many are in it. */
  qsize(): number;
  /** Whether none is in it. */
  empty(): boolean;
  /** Whether there is no room. */
  full(): boolean;
}
