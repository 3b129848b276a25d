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
export { AsyncResult, type ResultCallbacks } from "./pools/async_result.ts";
export { type ImapOptions, type MapOptions, Pool, type TaskOptions } from "./pools/pool.ts";
export { PoolIterator } from "./pools/pool_iterator.ts";
export type { PoolOptions } from "./pools/pool_options.ts";
export type { WorkerKind } from "./pools/worker.ts";
export type { SyncWaitOptions, WaitOptions } from "./waiting.ts";
