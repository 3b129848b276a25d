/**
 * How every wait of the library is bounded.
 *
 * @module
 */

/** Bounds of a wait that blocks the thread (`…Sync`). */
export interface SyncWaitOptions {
  /**
   * The longest time to wait, in milliseconds; zero or less means "do not wait".
   *
   * @default {Infinity}
   */
  readonly timeout?: number | undefined;
}

/** Bounds of an asynchronous wait. */
export interface WaitOptions extends SyncWaitOptions {
  /** Ends the wait by throwing the signal's reason; nothing is taken. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The moment, on the clock of `performance.now()`, at which a wait that begins now is over.
 *
 * @param options The caller's bounds.
 * @returns Milliseconds; `Infinity` for a wait without end, now for a timeout of zero or less.
 * @throws {RangeError} if the timeout is not a number.
 */
export function deadlineOf(options: SyncWaitOptions): number {
  const { timeout = Infinity } = options;
  if (typeof timeout !== "number" || Number.isNaN(timeout)) {
    throw new RangeError(`Cannot wait: timeout is ${String(timeout)}; give milliseconds`);
  }
  return performance.now() + Math.max(0, timeout);
}
