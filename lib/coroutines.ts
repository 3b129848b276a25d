/**
 * Coroutines: functions that take turns on one thread and switch only where they wait.
 *
 * Python programmers know them from `asyncio`. A coroutine is an ordinary (async) function; it gets
 * the `Task` that runs it, and waits through it: `await task.sleep(10)`. That is where others get
 * their turn, and where a cancellation arrives.
 *
 * @example Two coroutines take turns; a third is cancelled when the time is up
 * ```ts
 * import { gather, run, type Task, TimeoutError, waitFor } from "interleave/coroutines";
 * import { assertEquals, assertRejects } from "@std/assert";
 *
 * const heard: string[] = [];
 * async function repeat(task: Task, word: string): Promise<void> {
 *   for (let i = 0; i < 2; i++) {
 *     heard.push(word);
 *     await task.sleep(0);
 *   }
 * }
 *
 * await run(async (task) => {
 *   await task.until(gather([(task) => repeat(task, "sing"), (task) => repeat(task, "dance")]));
 *   const forever = waitFor((task) => task.sleep(Infinity), 5);
 *   await assertRejects(() => task.until(forever), TimeoutError);
 * });
 * assertEquals(heard, ["sing", "dance", "sing", "dance"]);
 * ```
 *
 * @module
 */

export { asCompleted } from "./coroutines/as_completed.ts";
export {
  EventLoop,
  pause,
  receive,
  Source,
  type Steps,
  type Wanted,
} from "./coroutines/event_loop.ts";
export { Future, type Settle } from "./coroutines/future.ts";
export { gather, type GatherOptions, type ResultOf } from "./coroutines/gather.ts";
export { Greenlet, joinAll, type JoinAllOptions, kill, spawn } from "./coroutines/greenlet.ts";
export { type Blocking, patchAll, type Switches, time } from "./coroutines/patch.ts";
export { run, type RunOptions } from "./coroutines/run.ts";
export { shield } from "./coroutines/shield.ts";
export { sleep, type SleepOptions } from "./coroutines/sleep.ts";
export { TaskGroup } from "./coroutines/task_group.ts";
export {
  allTasks,
  type Awaitable,
  type Coroutine,
  createTask,
  ensureFuture,
  Task,
  type TaskOptions,
} from "./coroutines/task.ts";
export { Timeout, timeout, timeoutAt } from "./coroutines/timeout.ts";
export { wait, type WaitForSomeOptions } from "./coroutines/wait.ts";
export { waitFor } from "./coroutines/wait_for.ts";
export {
  JoinableQueue,
  LifoQueue,
  PriorityQueue,
  Queue,
  SimpleQueue,
} from "./channels/between_coroutines.ts";
export type { ByteRange } from "./channels/byte_range.ts";
export { Connection, type SendBytesOptions } from "./channels/connection.ts";
export { Pipe } from "./channels/coroutine_pipe.ts";
export type { PipeOptions } from "./channels/pipe.ts";
export type { Sortable } from "./channels/sort_key.ts";
export type { Waitable } from "./channels/wait.ts";
export {
  BrokenBarrierError,
  BrokenPipe,
  BufferTooShort,
  CancelledError,
  EndOfPipe,
  GreenletExit,
  InvalidStateError,
  KeyboardInterrupt,
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
  Semaphore,
} from "./sync/between_coroutines.ts";
export type { BarrierOptions } from "./sync/barrier.ts";
export { Hold } from "./sync/hold.ts";
export type { LockOptions } from "./sync/lock_layout.ts";
export type { SyncWaitOptions, WaitOptions } from "./waiting.ts";
