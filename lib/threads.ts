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
  JoinableQueue,
  LifoQueue,
  PriorityQueue,
  Queue,
  SimpleQueue,
} from "./channels/between_threads.ts";
export type { Sortable } from "./channels/sort_key.ts";
export {
  BrokenBarrierError,
  DeadlockError,
  type DeadlockStep,
  InvalidStateError,
  OwnerDiedError,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  TimeoutError,
} from "./errors.ts";
export {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  RLock,
  Semaphore,
} from "./sync/between_threads.ts";
export type { BarrierOptions } from "./sync/barrier.ts";
export { SharedArray, SharedStruct, Value } from "./shared/between_threads.ts";
export type { ElementOf, ElementType } from "./shared/element.ts";
export type { GuardedOptions } from "./shared/guarded.ts";
export type { Contents, Fields } from "./shared/shared_struct.ts";
export { Hold } from "./sync/hold.ts";
export type { LockOptions } from "./sync/lock_word.ts";
export type { SyncWaitOptions, WaitOptions } from "./waiting.ts";
