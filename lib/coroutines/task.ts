import { CancelledError, InvalidStateError } from "../errors.ts";
import { Timer } from "../timer/timer.ts";
import { Future, type Settle } from "./future.ts";
import { wakeTime } from "./sleep.ts";

/**
 * A function that a task runs. It gets the task, through which it waits.
 *
 * @typeParam T What it returns.
 */
export type Coroutine<T> = (task: Task) => T | PromiseLike<T>;

/** What can be waited for: a future, any promise, or a coroutine, which is started for it. */
export type Awaitable<T> = PromiseLike<T> | Coroutine<T>;

/** Options of `createTask()`. */
export interface TaskOptions {
  /** For messages. @default {"Task-1", "Task-2", …} */
  readonly name?: string | undefined;
}

/** A wait that the body of a task is in. */
interface Wait {
  /** Ends it, or has it ended. Returns whether the body will hear of it here. */
  cancel(reason: CancelledError): boolean;
}

const live = new Set<Task>();
let created = 0;

/**
 * A coroutine that runs beside others, and can be cancelled where it waits.
 *
 * JavaScript does not know which function is the caller's caller once it has awaited something, so
 * there is no hidden "current task" as in asyncio. The body is handed its task instead, as Go hands
 * on a context, and waits through it: `await task.sleep(10)`, `await task.until(promise)`. Each such
 * wait is a place where `cancel()` throws a `CancelledError` into the body. A plain `await` works as
 * always, but hears of a cancellation only at the next wait through the task. Functions that the body
 * calls get the task as an argument.
 *
 * `cancel()` is a request, not an order, exactly as in asyncio: the body may catch the error, clean
 * up, wait for other things, even refuse. A wake-up and a cancellation that race: what comes first is
 * what this wait ends with. Nothing that arrived is lost; a cancellation that came second is thrown at
 * the next wait, or ends the task as cancelled if there is none.
 *
 * @typeParam T What the body returns.
 *
 * @example Cancelling, and cleaning up
 * ```ts
 * import { createTask, sleep } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const did: string[] = [];
 * const task = createTask(async (task) => {
 *   try {
 *     await task.sleep(60_000);
 *   } finally {
 *     did.push("cleaned up");
 *   }
 * });
 * await sleep(0); // it starts
 * task.cancel();
 * await task.then(() => {}, (error) => did.push(String(error)));
 * assertEquals(did, ["cleaned up", "CancelledError: Cancelled while it waited"]);
 * ```
 */
export class Task<T = unknown> extends Future<T> {
  /** For messages. */
  readonly name: string;
  readonly #settle: Settle<T>;
  readonly #waits = new Set<Wait>();
  #requests = 0;
  /** A request that the body has not heard of. */
  #pending = false;

  /** Starts a task; the same as `createTask(body, options)`. */
  constructor(body: Coroutine<T>, options: TaskOptions = {}) {
    if (typeof body !== "function") {
      throw new TypeError(`Cannot create a task of ${typeof body}: give a function`);
    }
    let settle!: Settle<T>;
    super((each) => settle = each);
    this.#settle = settle;
    this.name = options.name ?? `Task-${++created}`;
    live.add(this);
    // Not at once: who creates a task may still cancel it, or keep it, before its first step.
    queueMicrotask(() => void this.#run(body));
  }

  /** How many calls of `cancel()` have not been taken back by `uncancel()`. */
  get cancelling(): number {
    return this.#requests;
  }

  /**
   * Asks the body to end, by throwing a `CancelledError` where it waits or will wait next.
   *
   * A wait for another task or future passes the request on to that. Before its first step, the
   * body never runs.
   *
   * @returns `false` if the task had ended already.
   */
  override cancel(): boolean {
    if (this.done) return false;
    this.#requests++;
    let heard = false;
    for (const wait of [...this.#waits]) {
      if (wait.cancel(new CancelledError())) heard = true;
    }
    if (!heard) this.#pending = true;
    return true;
  }

  /**
   * Takes one call of `cancel()` back; for who has caught the error and means to go on.
   *
   * @returns How many are left.
   */
  uncancel(): number {
    if (this.#requests > 0 && --this.#requests === 0) this.#pending = false;
    return this.#requests;
  }

  /**
   * Waits for something, in the body of this task.
   *
   * Aborting by `cancel()`: another task or future is cancelled, and what it ends with is thrown or
   * returned here; a plain promise cannot be cancelled, it is left alone.
   *
   * @param what What to wait for.
   * @returns Its value.
   * @throws {CancelledError} if this task is cancelled meanwhile, or was before.
   * @throws {InvalidStateError} if the task would wait for itself.
   */
  until<V>(what: PromiseLike<V>): Promise<V> {
    if (what as unknown === this) {
      const error = new InvalidStateError(`Cannot wait for ${this.name}: it is this very task`);
      return Promise.reject(error);
    }
    return this.#wait((resolve, reject) => {
      if (!(what instanceof Future)) {
        what.then(resolve, reject);
        return { cancel: (reason) => (reject(reason), true) };
      }
      what.onDone(() => {
        try {
          resolve(what.result());
        } catch (error) {
          reject(error);
        }
      });
      return { cancel: () => what.cancel() };
    });
  }

  /**
   * Sleeps, in the body of this task; see `sleep()`.
   *
   * @param ms How long, in milliseconds; zero or less for one turn.
   * @throws {CancelledError} if this task is cancelled meanwhile, or was before.
   * @throws {RangeError} if `ms` is not a number.
   */
  sleep(ms: number): Promise<void> {
    return this.#wait((resolve, reject) => {
      const timer = new Timer(wakeTime(ms), resolve);
      return {
        cancel(reason): boolean {
          timer.cancel();
          reject(reason);
          return true;
        },
      };
    });
  }

  /**
   * Waits for something that takes an `AbortSignal`, in the body of this task: a lock, `fetch()`, …
   *
   * `cancel()` aborts the signal, and then the call has the last word: a lock that was granted just
   * before stays granted, is returned, and the cancellation comes at the next wait.
   *
   * @param call What to call, with the signal of this wait.
   * @returns What it resolves to.
   * @throws {CancelledError} if this task is cancelled meanwhile, or was before.
   *
   * @example
   * ```ts
   * import { createTask, sleep } from "interleave/coroutines";
   * import { assert } from "@std/assert";
   *
   * const task = createTask((task) => task.abortable((signal) => sleep(60_000, { signal })));
   * await sleep(0);
   * task.cancel();
   * await task.then(() => {}, () => {});
   * assert(task.cancelled);
   * ```
   */
  abortable<V>(call: (signal: AbortSignal) => PromiseLike<V>): Promise<V> {
    // A request that is waiting must be heard before the call, which might take something.
    if (this.#pending) return this.until(new Promise<V>(() => {}));
    const controller = new AbortController();
    return this.#wait((resolve, reject) => {
      call(controller.signal).then((value) => {
        // Too late. The body gets what it has now, and the request at its next wait.
        if (controller.signal.aborted && this.#requests > 0) this.#pending = true;
        resolve(value);
      }, (error) => {
        const asked = controller.signal.aborted && error?.name === "AbortError";
        reject(asked ? controller.signal.reason : error);
      });
      return { cancel: (reason) => (controller.abort(reason), true) };
    });
  }

  /**
   * Iterates over something asynchronous, in the body of this task: each step is a wait of the task.
   *
   * @param items A stream, an async generator, …; it is closed when the loop is left.
   * @returns The items.
   * @throws {CancelledError} if this task is cancelled meanwhile, or was before.
   */
  each<V>(items: AsyncIterable<V>): AsyncIterableIterator<V> {
    const iterator = items[Symbol.asyncIterator]();
    return {
      next: () =>
        this.until(iterator.next()).catch((error) => {
          // Not awaited: a generator closes only after the step that may have been given up just now.
          iterator.return?.().catch(() => {});
          throw error;
        }),
      return: async () => await iterator.return?.() ?? { done: true, value: undefined },
      [Symbol.asyncIterator](): AsyncIterableIterator<V> {
        return this;
      },
    };
  }

  /** Begins a wait, and ends it at once if a request is waiting for one. */
  #wait<V>(
    begin: (resolve: (value: V) => void, reject: (reason: unknown) => void) => Wait,
  ): Promise<V> {
    return new Promise<V>((resolve, reject) => {
      const wait = begin((value) => {
        this.#waits.delete(wait);
        resolve(value);
      }, (error) => {
        this.#waits.delete(wait);
        reject(error);
      });
      this.#waits.add(wait);
      if (this.#pending && wait.cancel(new CancelledError())) this.#pending = false;
    });
  }

  async #run(body: Coroutine<T>): Promise<void> {
    try {
      if (this.#pending) throw new CancelledError();
      const value = await body(this as Task);
      if (this.#pending) throw new CancelledError();
      this.#settle.fulfil(value);
    } catch (error) {
      if (error instanceof CancelledError) this.#settle.cancel(error);
      else this.#settle.fail(error);
    } finally {
      live.delete(this);
    }
  }
}

/**
 * Starts a coroutine beside the caller. Its first step comes with the next microtasks.
 *
 * @param body The coroutine; it gets its task.
 * @param options `name`, for messages.
 * @returns The task: `await` it for what the body returns.
 * @throws {TypeError} if `body` is not a function.
 *
 * @example
 * ```ts
 * import { createTask } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const answer = createTask(async (task) => {
 *   await task.sleep(1);
 *   return 42;
 * });
 * assertEquals(await answer, 42);
 * ```
 */
export function createTask<T>(body: Coroutine<T>, options?: TaskOptions): Task<T> {
  return new Task(body, options);
}

/**
 * The tasks that have not ended, in the order in which they were created.
 *
 * @returns A new array.
 */
export function allTasks(): Task[] {
  return [...live];
}

/**
 * A future of anything that can be waited for.
 *
 * @param what A future is returned as it is, a coroutine is started, a promise is wrapped.
 * @returns The future.
 */
export function ensureFuture<T>(what: Awaitable<T>): Future<T> {
  if (what instanceof Future) return what;
  if (typeof what === "function") return createTask(what);
  return new Future(({ fulfil, fail }) => void what.then(fulfil, fail));
}
