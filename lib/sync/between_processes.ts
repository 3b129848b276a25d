/**
 * The locks and their kin, in the memory of processes.
 *
 * @module
 */

import { processMemory } from "../memory/process_memory.ts";
import { Barrier as AnyBarrier, type BarrierOptions } from "./barrier.ts";
import { BoundedSemaphore as AnyBoundedSemaphore } from "./bounded_semaphore.ts";
import { Condition as AnyCondition, lockOf } from "./condition.ts";
import { Event as AnyEvent } from "./event.ts";
import { Lock as AnyLock } from "./lock.ts";
import type { LockOptions } from "./lock_layout.ts";
import { RLock as AnyRLock } from "./rlock.ts";
import { Semaphore as AnySemaphore } from "./semaphore.ts";
import { travels } from "./travel.ts";

/**
 * A lock between processes: at most one process holds it at a time.
 *
 * @example
 * ```ts
 * import { Lock } from "interleave/processes";
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
    super(processMemory(), options);
  }
}

/**
 * A lock between processes that its owner, a thread, may acquire again.
 *
 * @example
 * ```ts
 * import { RLock } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * const lock = new RLock();
 * using _outer = lock.holdSync();
 * using _inner = lock.holdSync();
 * assertEquals(lock.recursionCount(), 2);
 * ```
 */
export class RLock extends AnyRLock {
  /** Makes a lock that nobody holds. */
  constructor(options: LockOptions = {}) {
    super(processMemory(), options);
  }
}

/**
 * A number of permits between processes.
 *
 * @example
 * ```ts
 * import { Semaphore } from "interleave/processes";
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
    super(processMemory(), value);
  }
}

/**
 * A `Semaphore` between processes that never has more permits than in the beginning.
 *
 * @example
 * ```ts
 * import { BoundedSemaphore, InvalidStateError } from "interleave/processes";
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
    super(processMemory(), value);
  }
}

/**
 * A flag between processes, which one raises and many wait for.
 *
 * @example
 * ```ts
 * import { Event } from "interleave/processes";
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
    super(processMemory());
  }
}

/**
 * Waiting, with a lock held, for something that other processes do with the lock held.
 *
 * @example
 * ```ts
 * import { Condition, Lock } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * const condition = new Condition(new Lock());
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
   * @param lock The lock that must be held to wait and to notify; an `RLock` of its own by default.
   */
  constructor(lock: Lock | RLock = new RLock()) {
    super(processMemory(), lock);
  }
}

/**
 * A place where a fixed number of processes wait for each other, then all go on.
 *
 * @example
 * ```ts
 * import { Barrier } from "interleave/processes";
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
    super(processMemory(), parties, options);
  }
}

travels("processes.Lock", Lock);
travels("processes.RLock", RLock);
travels("processes.Semaphore", Semaphore, () => [0]);
travels("processes.BoundedSemaphore", BoundedSemaphore, () => [0]);
travels("processes.Event", Event);
travels("processes.Condition", Condition, (condition) => [lockOf(condition)]);
travels("processes.Barrier", Barrier, ({ timeout }) => [1, { timeout }]);
