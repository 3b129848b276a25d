import type * as nouns from "./nouns.ts";

/**
 * Declares the objects that threads share, in `shared: (m) => …` of a program. The names stand in
 * tables and messages.
 */
export interface Memory {
  /** A whole number. */
  int(name: string, initial?: number): nouns.SharedInt;
  /** Several whole numbers, each on its own. */
  ints(name: string, length: number, initial?: number): nouns.SharedInt[];
  /** A number that is read and written as a property. */
  value(name: string, initial?: number): nouns.Value;
  /** An array of numbers. */
  array(name: string, length: number, initial?: number): nouns.SharedArray;
  /** A lock. */
  lock(name: string): nouns.Lock;
  /** A lock that its owner may take again. */
  rlock(name: string): nouns.RLock;
  /** A semaphore of so many permits, 1 if left out. */
  semaphore(name: string, value?: number): nouns.Semaphore;
  /** A semaphore that never has more permits than at the start. */
  boundedSemaphore(name: string, value?: number): nouns.Semaphore;
  /** A condition on a lock; on an `RLock` of its own if left out. */
  condition(name: string, lock?: nouns.Lock): nouns.Condition;
  /** An event, not set. */
  event(name: string): nouns.Event;
  /** A barrier for so many. */
  barrier(name: string, parties: number): nouns.Barrier;
  /** A queue of at most so many items; of any number if 0 or left out. */
  queue(name: string, maxSize?: number): nouns.Queue;
  /**
   * Bare words, all 0, for code that builds on `Atomics`: an array of which the elements, the length and
   * `Atomics` can be used. Elements that are used without `Atomics` are looked at for data races.
   */
  memory(name: string, length: number): Int32Array<SharedArrayBuffer>;
}
