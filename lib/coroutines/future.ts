import { CancelledError, InvalidStateError } from "../errors.ts";
import { notice, unnoticed } from "./unnoticed.ts";

/** What ends a `Future`; only the first call counts. */
export interface Settle<T> {
  /** Ends it with a value. */
  fulfil(value: T): void;
  /** Ends it with an error. */
  fail(error: unknown): void;
  /** Ends it as cancelled. */
  cancel(error?: CancelledError): void;
}

type State<T> =
  | { readonly is: "pending" }
  | { readonly is: "fulfilled"; readonly value: T }
  | { readonly is: "failed" | "cancelled"; readonly error: unknown };

/**
 * A value that is not there yet: a promise that can be asked and cancelled.
 *
 * `await future` waits for it. In the body of a task use `await task.until(future)`: then who cancels
 * the task cancels the future as well.
 *
 * @typeParam T The value.
 *
 * @example
 * ```ts
 * import { CancelledError, gather, sleep } from "interleave/coroutines";
 * import { assertEquals, assertRejects } from "@std/assert";
 *
 * const future = gather([() => sleep(60_000), () => sleep(60_000)]);
 * assertEquals(future.done, false);
 * assertEquals(future.cancel(), true);
 * await assertRejects(async () => await future, CancelledError);
 * ```
 */
export class Future<T> implements PromiseLike<T> {
  #state: State<T> = { is: "pending" };
  #listeners: Set<() => void> | undefined;

  /** Made by functions such as `gather()`; `begin` gets the means to end it. */
  constructor(begin: (settle: Settle<T>) => void) {
    begin({
      fulfil: (value) => this.#end({ is: "fulfilled", value }),
      fail: (error) => this.#end({ is: "failed", error }),
      cancel: (error = new CancelledError()) => this.#end({ is: "cancelled", error }),
    });
  }

  /** Whether it has ended: with a value, with an error, or cancelled. */
  get done(): boolean {
    return this.#state.is !== "pending";
  }

  /** Whether it has ended by being cancelled. */
  get cancelled(): boolean {
    return this.#state.is === "cancelled";
  }

  /**
   * Asks it to end.
   *
   * @returns Whether it could be asked; `false` if it had ended already.
   */
  cancel(): boolean {
    if (this.done) return false;
    this.#end({ is: "cancelled", error: new CancelledError() });
    return true;
  }

  /**
   * What came out, without waiting.
   *
   * @returns The value.
   * @throws {InvalidStateError} while it has not ended.
   * @throws {CancelledError} if it was cancelled; and whatever error it ended with.
   */
  result(): T {
    const state = this.#look();
    if (state.is !== "fulfilled") throw state.error;
    return state.value;
  }

  /**
   * The error that it ended with, without waiting and without throwing it.
   *
   * @returns The error; `undefined` if it ended with a value.
   * @throws {InvalidStateError} while it has not ended.
   * @throws {CancelledError} if it was cancelled.
   */
  exception(): unknown {
    const state = this.#look();
    if (state.is === "cancelled") throw state.error;
    return state.is === "failed" ? state.error : undefined;
  }

  /**
   * Has a function called, in a microtask of its own, when it has ended.
   *
   * @param listener The function. Listeners are called in the order in which they came.
   * @returns A function that takes it back.
   */
  onDone(listener: () => void): () => void {
    const call = (): void => listener();
    if (this.done) queueMicrotask(call);
    else (this.#listeners ??= new Set()).add(call);
    return () => this.#listeners?.delete(call);
  }

  /**
   * What `await` calls.
   *
   * @param onFulfilled Called with the value.
   * @param onRejected Called with the error.
   * @returns A promise of what they return.
   */
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    notice(this);
    return new Promise<T>((resolve, reject) => {
      this.onDone(() => {
        const state = this.#look();
        if (state.is === "fulfilled") resolve(state.value);
        else reject(state.error);
      });
    }).then(onFulfilled, onRejected);
  }

  #look(): Exclude<State<T>, { is: "pending" }> {
    const state = this.#state;
    if (state.is === "pending") {
      throw new InvalidStateError("Cannot tell the outcome: it is not done yet; await it first");
    }
    notice(this);
    return state;
  }

  #end(state: State<T>): void {
    if (this.done) return;
    this.#state = state;
    for (const listener of this.#listeners ?? []) queueMicrotask(listener);
    if (state.is === "failed") unnoticed(this, state.error, this.#listeners !== undefined);
    this.#listeners = undefined;
  }
}

/**
 * Ends a future as another one has ended.
 *
 * @param from One that is done.
 * @param to The other.
 */
export function passOn<T>(from: Future<T>, to: Settle<T>): void {
  if (from.cancelled) return to.cancel();
  const error = from.exception();
  if (error !== undefined) to.fail(error);
  else to.fulfil(from.result());
}
