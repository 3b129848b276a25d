/**
 * Processes: programs that run at the same time and share nothing.
 *
 * A `Process` runs an exported function, or the `run()` of a subclass, in a `deno` of its own (or in a
 * real fork of this one). Python programmers know it from `multiprocessing`.
 *
 * @example A function in a process of its own
 * ```ts
 * import { Process } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * const module = "data:text/javascript,export function work(n) { if (n !== 3) throw n }";
 * const { work } = await import(module);
 *
 * await using process = new Process({ module, target: work, args: [3] });
 * process.start();
 * await process.join();
 * assertEquals(process.exitCode, 0);
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
} from "./channels/between_processes.ts";
export type { ByteRange } from "./channels/byte_range.ts";
export { Connection, type SendBytesOptions } from "./channels/connection.ts";
export type { Address, FullAddress } from "./channels/address.ts";
export { Client, Listener } from "./channels/listener.ts";
export type { PipeOptions } from "./channels/pipe.ts";
export { Pipe } from "./channels/process_pipe.ts";
export type { Sortable } from "./channels/sort_key.ts";
export { wait, type Waitable } from "./channels/wait.ts";
export {
  BrokenBarrierError,
  BrokenPipe,
  BufferTooShort,
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
  type Shareable,
  ShareableList,
  type ShareableListOptions,
} from "./shared/shareable_list.ts";
export { SharedMemory, type SharedMemoryOptions } from "./shared/shared_memory.ts";
export {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  RLock,
  Semaphore,
} from "./sync/between_processes.ts";
export type { BarrierOptions } from "./sync/barrier.ts";
export type { NumberOf, NumberType } from "./memory/numbers.ts";
export { SharedArray, SharedStruct, Value } from "./shared/between_processes.ts";
export type { ElementOf, ElementType } from "./shared/element.ts";
export type { GuardedOptions } from "./shared/guarded.ts";
export type { Contents, Fields } from "./shared/shared_struct.ts";
export type { Acquirable } from "./sync/acquirable.ts";
export { Hold } from "./sync/hold.ts";
export type { LockOptions } from "./sync/lock_layout.ts";
export { cpuCount } from "./system/affinity.ts";
export { exit } from "./system/exit.ts";
export type { SyncWaitOptions, WaitOptions } from "./waiting.ts";
export {
  type CurrentProcess,
  currentProcess,
  type ParentProcess,
  parentProcess,
} from "./workers/family.ts";
export { activeChildren, Process } from "./workers/process.ts";
export type { ProcessOptions, ProcessSettings, StartMethod } from "./workers/process_options.ts";
export { Sentinel } from "./workers/sentinel.ts";
export type { Target, TargetArguments, TargetOptions } from "./workers/target.ts";
