import { CancelledError, InvalidStateError, TimeoutError } from "../errors.ts";
import { within } from "../timer/within.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";

/** How a future asks the executor that it came from. */
export interface FutureSource {
  /** Takes the task back if nobody has begun with it. */
  withdraw(): boolean;
  /** Whether a worker is at it. */
  isRunning(): boolean;
  /** Blocks this thread and sees to the executor until something is so. */
  pumpSync(isSo: () => boolean, deadline: number): boolean;
}

/** A future of nobody in particular: what is to come is set by hand. */
const NOBODY: FutureSource = {
  withdraw: () => true,
  isRunning: () => false,
  pumpSync(isSo): boolean {
    if (isSo()) return true;
    throw new InvalidStateError("Cannot block: only this thread could set the result; use `await`");
  },
};

type Outcome<T> =
  | { readonly state: "finished"; readonly value: T }
  | { readonly state: "failed"; readonly error: unknown }
  | { readonly state: "cancelled"; readonly error: CancelledError };

/**
 * What a task will give, as in Python's `concurrent.futures`.
 *
 * Made by `submit()`; one that is made by hand is for tests, and is ended by `setResult()` or
 * `setException()`.
 *
 * @typeParam T What it gives.
 *
 * @example By hand
 * ```ts
 * import { Future } from "interleave/pools";
 * import { assertEquals } from "@std/assert";
 *
 * const future = new Future<number>();
 * const waiting = future.result({ timeout: 1000 });
 * future.setResult(42);
 * assertEquals(await waiting, 42);
 * ```
 */
export class Future<T> {
  readonly #source: FutureSource;
  readonly #callbacks: (() => void)[] = [];
  #outcome: Outcome<T> | undefined;

  /** Makes a future that is not done. */
  constructor(source: FutureSource = NOBODY) {
    this.#source = source;
  }

  /**
   * Cancels the task if nobody has begun with it.
   *
   * @returns Whether it is cancelled now. One that runs or is done is not.
   */
  cancel(): boolean {
    if (this.#outcome !== undefined) return this.cancelled();
    if (!this.#source.withdraw()) return false;
    this.#end({ state: "cancelled", error: new CancelledError("The task was cancelled") });
    return true;
  }

  /** Whether it was cancelled. */
  cancelled(): boolean {
    return this.#outcome?.state === "cancelled";
  }

  /** Whether a worker is at it. */
  running(): boolean {
    return this.#outcome === undefined && this.#source.isRunning();
  }

  /** Whether it has a result or an error, or was cancelled. */
  done(): boolean {
    return this.#outcome !== undefined;
  }

  /**
   * Waits for the result.
   *
   * @param options `timeout` in milliseconds, `signal`. The task goes on, whatever happens to the wait.
   * @returns It.
   * @throws {TimeoutError} when the time is up.
   * @throws {CancelledError} if it was cancelled. Otherwise what the task has thrown.
   */
  async result(options: WaitOptions = {}): Promise<T> {
    await this.#wait(options);
    return this.#value();
  }

  /** As `result()`, but blocks this thread. */
  resultSync(options: SyncWaitOptions = {}): T {
    this.#waitSync(options);
    return this.#value();
  }

  /**
   * Waits for the error.
   *
   * @param options `timeout` in milliseconds, `signal`.
   * @returns What the task has thrown; `null` if it has a result.
   * @throws {TimeoutError} when the time is up.
   * @throws {CancelledError} if it was cancelled.
   */
  async exception(options: WaitOptions = {}): Promise<unknown> {
    await this.#wait(options);
    return this.#error();
  }

  /** As `exception()`, but blocks this thread. */
  exceptionSync(options: SyncWaitOptions = {}): unknown {
    this.#waitSync(options);
    return this.#error();
  }

  /**
   * Has a function called when it is done, at once if it is already. What the function throws is written
   * on stderr.
   */
  addDoneCallback(callback: (future: Future<T>) => void): void {
    const call = (): void => {
      try {
        callback(this);
      } catch (error) {
        console.error("A callback of a future has thrown:", error);
      }
    };
    if (this.#outcome === undefined) this.#callbacks.push(call);
    else call();
  }

  /**
   * Ends it with a result.
   *
   * @throws {InvalidStateError} if it is done already; the first outcome stays.
   */
  setResult(value: T): void {
    this.#end({ state: "finished", value });
  }

  /**
   * Ends it with an error.
   *
   * @throws {InvalidStateError} if it is done already; the first outcome stays.
   */
  setException(error: unknown): void {
    this.#end({ state: "failed", error });
  }

  /** Calls `look` once when it is done; returns what takes that back. */
  #whenDone(look: () => void): () => void {
    this.#callbacks.push(look);
    return () => {
      const place = this.#callbacks.indexOf(look);
      if (place >= 0) this.#callbacks.splice(place, 1);
    };
  }

  #wait(options: WaitOptions): Promise<void> {
    return within<void>(options, ({ resolve }) => {
      if (this.#outcome !== undefined) resolve();
      return this.#whenDone(resolve);
    }, () => late(options));
  }

  #waitSync(options: SyncWaitOptions): void {
    if (!this.#source.pumpSync(() => this.done(), deadlineOf(options))) throw late(options);
  }

  #value(): T {
    const outcome = this.#outcome!;
    if (outcome.state === "finished") return outcome.value;
    throw outcome.error;
  }

  #error(): unknown {
    const outcome = this.#outcome!;
    if (outcome.state === "cancelled") throw outcome.error;
    return outcome.state === "failed" ? outcome.error : null;
  }

  #end(outcome: Outcome<T>): void {
    if (this.#outcome !== undefined) {
      throw new InvalidStateError(`Cannot end the future: it is ${this.#outcome.state} already`);
    }
    this.#outcome = outcome;
    for (const callback of this.#callbacks.splice(0)) callback();
  }
}

function late({ timeout }: SyncWaitOptions): TimeoutError {
  return new TimeoutError(`Cannot give the result: the task was not done within ${timeout} ms`);
}
