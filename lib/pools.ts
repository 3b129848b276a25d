/**
 * Pools: a few workers that do many tasks.
 *
 * Python programmers know them from `multiprocessing.Pool` and `concurrent.futures`.
 *
 * @module
 */

export {
  BrokenPoolError,
  CancelledError,
  InvalidStateError,
  RemoteError,
  ResultEncodingError,
  TimeoutError,
  WorkerLostError,
} from "./errors.ts";
export { type Movable, move } from "./codec/move.ts";
export { AsyncResult, type ResultCallbacks } from "./pools/async_result.ts";
export {
  type ArgumentLists,
  type ExecutorMapOptions,
  type ExecutorOptions,
  ProcessPoolExecutor,
  type ShutdownOptions,
  ThreadPoolExecutor,
} from "./pools/executor.ts";
export { Future, type FutureSource } from "./pools/future.ts";
export {
  type ImapOptions,
  type MapOptions,
  type Mapped,
  Pool,
  type TaskOptions,
} from "./pools/pool.ts";
export { PoolIterator } from "./pools/pool_iterator.ts";
export type { PoolOptions } from "./pools/pool_options.ts";
export {
  asCompleted,
  type DoneAndNotDone,
  type ReturnWhen,
  wait,
  type WaitFuturesOptions,
} from "./pools/wait.ts";
export type { WorkerKind } from "./pools/worker.ts";
export type { Target } from "./workers/target.ts";
export type { SyncWaitOptions, WaitOptions } from "./waiting.ts";
