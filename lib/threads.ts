/**
 * Threads: they run at the same time, each on a core if there are enough, and share memory.
 *
 * A `Thread` runs an exported function, or the `run()` of a subclass, on a Worker of its own. Python
 * programmers know it from `threading`; what is different: each thread has its own variables, and shares
 * only what lies in shared memory. That is a `SharedArrayBuffer`, and the locks, queues and values of
 * this door; all of them can be handed over as arguments.
 *
 * @example Two threads, one counter, no increment lost
 * ```ts
 * import { Lock, Thread } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * const module = `data:text/javascript,export function count(words, times, lock) {
 *   for (let i = 0; i < times; i++) {
 *     lock.acquireSync();
 *     words[0]++;
 *     lock.release();
 *   }
 * }`;
 * const { count } = await import(module);
 *
 * const words = new Int32Array(new SharedArrayBuffer(4));
 * const lock = new Lock();
 * const threads = [1, 2].map(() => new Thread({ module, target: count, args: [words, 1000, lock] }));
 * for (const thread of threads) thread.start();
 * for (const thread of threads) await thread.join();
 * assertEquals(words[0], 2000);
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
export { type Movable, move } from "./codec/move.ts";
export type { ByteRange } from "./channels/byte_range.ts";
export { Connection, type SendBytesOptions } from "./channels/connection.ts";
export type { PipeOptions } from "./channels/pipe.ts";
export { Pipe } from "./channels/thread_pipe.ts";
export type { Sortable } from "./channels/sort_key.ts";
export { wait, type Waitable } from "./channels/wait.ts";
export {
  BrokenBarrierError,
  BrokenPipe,
  BufferTooShort,
  CancelledError,
  DeadlockError,
  type DeadlockStep,
  EndOfPipe,
  InvalidStateError,
  OwnerDiedError,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  RemoteError,
  SystemExit,
  TimeoutError,
  UnsupportedError,
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
export type { NumberOf, NumberType } from "./memory/numbers.ts";
export { SharedArray, SharedStruct, Value } from "./shared/between_threads.ts";
export type { ElementOf, ElementType } from "./shared/element.ts";
export type { GuardedOptions } from "./shared/guarded.ts";
export type { Contents, Fields } from "./shared/shared_struct.ts";
export { exit } from "./system/exit.ts";
export type { Acquirable } from "./sync/acquirable.ts";
export { Hold } from "./sync/hold.ts";
export type { LockOptions } from "./sync/lock_layout.ts";
export type { SyncWaitOptions, WaitOptions } from "./waiting.ts";
export {
  type ExceptHook,
  excepthook,
  type ExceptHookArgs,
  setExcepthook,
} from "./workers/excepthook.ts";
export type { Target, TargetArguments, TargetOptions } from "./workers/target.ts";
export { Thread } from "./workers/thread.ts";
export { currentThread, enumerateThreads, mainThread } from "./workers/known_threads.ts";
export type { ThreadHandle } from "./workers/thread_handle.ts";
export type { ThreadOptions, ThreadSettings } from "./workers/thread_options.ts";
export { ThreadLocal } from "./workers/thread_local.ts";
export { Timer, type TimerOptions } from "./workers/thread_timer.ts";
