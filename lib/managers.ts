/**
 * Managers: objects in a process of their own, for all who have the key, here and on other machines.
 *
 * Python programmers know them from `multiprocessing.Manager`.
 *
 * @module
 */

export type {
  JoinableQueue,
  LifoQueue,
  PriorityQueue,
  Queue,
  SimpleQueue,
} from "./channels/between_coroutines.ts";
export type { Sortable } from "./channels/sort_key.ts";
export { AuthenticationError, ConnectionLostError, RemoteError, TimeoutError } from "./errors.ts";
export type { SyncWaitOptions, WaitOptions } from "./waiting.ts";
export type { Address, FullAddress } from "./channels/address.ts";
export {
  type DictProxy,
  type ListProxy,
  type LockProxy,
  Manager,
  type ManagerConnection,
  type ManagerOptions,
  type NamespaceProxy,
  type ValueProxy,
} from "./managers/manager.ts";
export type { Remote } from "./managers/proxy.ts";
export { ManagerServer, type ServerOptions } from "./managers/server.ts";
export type {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  Semaphore,
} from "./sync/between_coroutines.ts";
