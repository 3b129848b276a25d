/**
 * Threads: they run at the same time, and share memory.
 *
 * @example A lock that threads share
 * ```ts
 * import { Lock } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * const lock = new Lock();
 * using _held = lock.holdSync();
 * assertEquals(lock.locked(), true);
 * ```
 *
 * @module
 */

export {
  BrokenBarrierError,
  DeadlockError,
  type DeadlockStep,
  InvalidStateError,
  OwnerDiedError,
  TimeoutError,
} from "./errors.ts";
export { BoundedSemaphore, Event, Lock, Semaphore } from "./sync/between_threads.ts";
export { Hold } from "./sync/hold.ts";
export type { LockOptions } from "./sync/lock_word.ts";
export type { SyncWaitOptions, WaitOptions } from "./waiting.ts";
