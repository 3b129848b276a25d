import { InvalidStateError, TimeoutError } from "../errors.ts";
import { Timer } from "../timer/timer.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";

/** How an `AsyncResult` learns of its end. */
export interface Pending<T> {
  /** Ends it well. */
  resolve(value: T): void;
  /** Ends it badly. */
  reject(error: unknown): void;
}

/** What to do with a result as soon as it is there, before `get()` gives it. */
export interface ResultCallbacks<T> {
  /** Called once with the result. What it throws becomes the error of the result. */
  readonly callback?: ((value: T) => void) | undefined;
  /** Called once with the error, if it ended with one. */
  readonly errorCallback?: ((error: unknown) => void) | undefined;
}

/** Blocks this thread and sees to the pool until something is so. */
type Pump = (isSo: () => boolean, deadline: number) => boolean;

/**
 * What a pool will give when its workers are done, as Python's `AsyncResult`.
 *
 * @typeParam T What it is.
 */
export class AsyncResult<T> {
  readonly #promise: Promise<T>;
  readonly #pump: Pump;
  #outcome: { readonly value: T } | { readonly error: unknown } | undefined;

  /** Made by a pool. */
  constructor(pump: Pump, begin: (pending: Pending<T>) => void, callbacks: ResultCallbacks<T>) {
    this.#pump = pump;
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#promise = promise;
    promise.catch(() => {}); // who does not ask does not want to know
    const { callback, errorCallback } = callbacks;
    const fail = (error: unknown): void => {
      this.#outcome = { error };
      try {
        errorCallback?.(error);
      } catch (cause) {
        this.#outcome = { error: cause };
      }
      reject(this.#outcome.error);
    };
    begin({
      resolve: (value) => {
        try {
          callback?.(value);
        } catch (error) {
          this.#outcome = { error };
          reject(error);
          return;
        }
        this.#outcome = { value };
        resolve(value);
      },
      reject: fail,
    });
  }

  /** Whether it is there. */
  ready(): boolean {
    return this.#outcome !== undefined;
  }

  /**
   * Whether it is there and no error.
   *
   * @throws {InvalidStateError} if it is not there yet.
   */
  successful(): boolean {
    if (this.#outcome !== undefined) return "value" in this.#outcome;
    throw new InvalidStateError("Cannot tell whether the task was successful: it is not done yet");
  }

  /**
   * Waits for it.
   *
   * @param options `timeout` in milliseconds, `signal`. The task goes on, whatever happens to the wait.
   * @returns The result.
   * @throws {TimeoutError} when the time is up. Otherwise what the task has thrown.
   */
  async get(options: WaitOptions = {}): Promise<T> {
    if (await this.wait(options)) return await this.#promise;
    throw notReady(options);
  }

  /**
   * Blocks this thread until it is there.
   *
   * @param options `timeout` in milliseconds.
   * @returns The result.
   * @throws {TimeoutError} when the time is up. Otherwise what the task has thrown.
   */
  getSync(options: SyncWaitOptions = {}): T {
    if (!this.waitSync(options)) throw notReady(options);
    if ("value" in this.#outcome!) return this.#outcome.value;
    throw this.#outcome!.error;
  }

  /**
   * Waits until it is there.
   *
   * @param options `timeout` in milliseconds, `signal`.
   * @returns Whether it is.
   */
  wait(options: WaitOptions = {}): Promise<boolean> {
    const { signal } = options;
    const deadline = deadlineOf(options);
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.ready()) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      const timer = deadline === Infinity ? undefined : new Timer(deadline, () => end(false));
      const onAbort = (): void => {
        timer?.cancel();
        reject(signal!.reason);
      };
      const end = (isReady: boolean): void => {
        timer?.cancel();
        signal?.removeEventListener("abort", onAbort);
        resolve(isReady);
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#promise.then(() => end(true), () => end(true));
    });
  }

  /**
   * Blocks this thread until it is there.
   *
   * @param options `timeout` in milliseconds.
   * @returns Whether it is.
   */
  waitSync(options: SyncWaitOptions = {}): boolean {
    return this.#pump(() => this.ready(), deadlineOf(options));
  }
}

function notReady({ timeout }: SyncWaitOptions): TimeoutError {
  return new TimeoutError(`Cannot give the result: it was not there within ${timeout} ms`);
}
