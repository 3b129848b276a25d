/**
 * Where the items of a queue are kept: apart from who waits for them, which is written once in `queue.ts`.
 *
 * @module
 */

import type { Ledger } from "./ledger.ts";

/** What `take()` gives when there is nothing. */
export const NOTHING: unique symbol = Symbol("nothing");

/**
 * Keeps items until they are taken.
 *
 * @typeParam T The items.
 * @typeParam P What an item becomes before it is stored: bytes, where others must be able to read it.
 */
export interface Store<T, P = unknown> {
  /** What else there is to know about the queue. */
  readonly ledger: Ledger;
  /**
   * Makes an item ready to be stored; this may run code of the item's own, such as getters.
   *
   * @returns What `add()` takes; valid until the next call.
   * @throws {TypeError} if it cannot be stored.
   */
  pack(item: T): P;
  /** Makes what `pack()` gave last while its owner waits. */
  keep(packed: P): P;
  /** Lets go of what `pack()` gave, as it will not be added. */
  unpack(packed: P): void;
  /**
   * Stores an item, all of it or nothing.
   *
   * @returns Whether it was stored; `false` if there is no room.
   * @throws {QueueShutDown} if the queue takes no more.
   * @throws {RangeError} if there is no memory left.
   */
  add(packed: P): boolean;
  /**
   * Takes the item whose turn it is.
   *
   * @returns It, or `NOTHING`. What cannot be read here stays where it is, and the error passes through.
   */
  take(): T | typeof NOTHING;
  /** How many items there are. */
  size(): number;
  /** How many were ever stored; wraps around at 32 bits. */
  total(): number;
  /** Has `add()` refuse from now on. */
  shut(): void;
  /**
   * Drops all items.
   *
   * @returns How many it were.
   */
  clear(): number;
  /** Gives the memory of the items back; nobody may use the store any more. */
  release(): void;
}
