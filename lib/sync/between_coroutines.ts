/**
 * The locks and their kin, in the memory of the coroutines of one thread.
 *
 * @module
 */

import { localMemory } from "../memory/local_memory.ts";
import { Barrier as AnyBarrier, type BarrierOptions } from "./barrier.ts";
import { BoundedSemaphore as AnyBoundedSemaphore } from "./bounded_semaphore.ts";
import { Condition as AnyCondition } from "./condition.ts";
import { Event as AnyEvent } from "./event.ts";
import { Lock as AnyLock } from "./lock.ts";
import type { LockOptions } from "./lock_layout.ts";
import { Semaphore as AnySemaphore } from "./semaphore.ts";
import { travels } from "./travel.ts";

/**
 * A lock between the coroutines of one thread: at most one coroutine holds it at a time.
 *
 * @example
 * ```ts
 * import { Lock } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const lock = new Lock();
 * {
 *   using _held = await lock.hold();
 *   assertEquals(lock.tryAcquire(), false);
 * }
 * assertEquals(lock.locked(), false);
 * ```
 */
export class Lock extends AnyLock {
  /** Makes a lock that nobody holds. */
  constructor(options: LockOptions = {}) {
    super(localMemory, options);
  }
}

/**
 * A number of permits between the coroutines of one thread.
 *
 * @example
 * ```ts
 * import { Semaphore } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const seats = new Semaphore(2);
 * assertEquals([await seats.acquire(), await seats.acquire()], [true, true]);
 * assertEquals(await seats.acquire({ timeout: 5 }), false);
 * seats.release();
 * assertEquals(seats.getValue(), 1);
 * ```
 */
export class Semaphore extends AnySemaphore {
  /**
   * Makes a semaphore.
   *
   * @param value How many permits there are in the beginning.
   * @throws {RangeError} if that is not a whole number from 0 to 2³⁰ − 1.
   */
  constructor(value = 1) {
    super(localMemory, value);
  }
}

/**
 * A `Semaphore` between the coroutines of one thread that never has more permits than in the beginning.
 *
 * @example
 * ```ts
 * import { BoundedSemaphore, InvalidStateError } from "interleave/coroutines";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => new BoundedSemaphore(2).release(), InvalidStateError);
 * ```
 */
export class BoundedSemaphore extends AnyBoundedSemaphore {
  /**
   * Makes a semaphore.
   *
   * @param value How many permits there are in the beginning, and at most.
   * @throws {RangeError} if that is not a whole number from 0 to 2³⁰ − 1.
   */
  constructor(value = 1) {
    super(localMemory, value);
  }
}

/**
 * A flag between the coroutines of one thread, which one raises and many wait for.
 *
 * @example
 * ```ts
 * import { Event } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const dinner = new Event();
 * const waiting = dinner.wait();
 * dinner.set();
 * assertEquals(await waiting, true);
 * ```
 */
export class Event extends AnyEvent {
  /** Makes an event that is not set. */
  constructor() {
    super(localMemory);
  }
}

/**
 * Waiting, with a lock held, for something that other coroutines do with the lock held.
 *
 * @example
 * ```ts
 * import { Condition } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const condition = new Condition();
 * let ready = false;
 * const waiting = (async () => {
 *   using _held = await condition.hold();
 *   return await condition.waitFor(() => ready);
 * })();
 * using held = await condition.hold();
 * ready = true;
 * condition.notify();
 * held.release();
 * assertEquals(await waiting, true);
 * ```
 */
export class Condition extends AnyCondition {
  /**
   * Makes a condition.
   *
   * @param lock The lock that must be held to wait and to notify; a `Lock` of its own by default.
   */
  constructor(lock: Lock = new Lock()) {
    super(localMemory, lock);
  }
}

/**
 * A place where a fixed number of coroutines wait for each other, then all go on.
 *
 * @example
 * ```ts
 * import { Barrier } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const barrier = new Barrier(2, { timeout: 1000 });
 * const indexes = await Promise.all([barrier.wait(), barrier.wait()]);
 * assertEquals(indexes.sort(), [0, 1]);
 * ```
 */
export class Barrier extends AnyBarrier {
  /**
   * Makes a barrier.
   *
   * @param parties How many must come.
   * @param options `action`, `timeout`.
   * @throws {RangeError} if `parties` is not a whole number of at least 1, or `timeout` is no number.
   */
  constructor(parties: number, options: BarrierOptions = {}) {
    super(localMemory, parties, options);
  }
}

// They do not travel: this is for the error that says so.
travels("coroutines.Lock", Lock);
travels("coroutines.Semaphore", Semaphore);
travels("coroutines.BoundedSemaphore", BoundedSemaphore);
travels("coroutines.Event", Event);
travels("coroutines.Condition", Condition);
travels("coroutines.Barrier", Barrier);
