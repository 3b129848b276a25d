/** Options of `deadline()`. */
export interface DeadlineOptions {
  /** Ends the wait early by rejecting with the signal's reason. */
  signal?: AbortSignal;
}

/** Options of `delay()`. */
export interface DelayOptions {
  /** Ends the delay early by rejecting with the signal's reason. */
  signal?: AbortSignal;
  /**
   * Whether the timer keeps the process alive.
   *
   * @default {true}
   */
  persistent?: boolean;
}

/** What `debounce()` makes. */
export interface DebouncedFunction<T extends unknown[]> {
  (...args: T): void;
  /** Forgets a call that is still waiting. */
  clear(): void;
  /** Makes a call that is still waiting now. */
  flush(): void;
  /** Whether a call is waiting. */
  readonly pending: boolean;
}

/** Options of `retry()`; all times in milliseconds. */
export interface RetryOptions {
  /** By what the wait grows after each attempt. @default {2} */
  multiplier?: number;
  /** The longest wait between two attempts. @default {60000} */
  maxTimeout?: number;
  /** How often to try. @default {5} */
  maxAttempts?: number;
  /** The first wait. @default {1000} */
  minTimeout?: number;
  /** How much of a wait is random, 0 to 1. @default {1} */
  jitter?: number;
  /** Which errors are worth another attempt; the others are thrown at once. */
  isRetriable?: (err: unknown) => boolean;
}

/** Thrown by `retry()` when the attempts are used up; `cause` is the last error. */
export class RetryError extends Error {
  constructor(cause: unknown, attempts: number);
}

/** The promise, or a rejection with the signal's reason as soon as it aborts. */
export function abortable<T>(p: Promise<T>, signal: AbortSignal): Promise<T>;
/** The iterable, ended by the signal's reason as soon as it aborts. */
export function abortable<T>(p: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T>;

/** The promise, or a rejection with a `DOMException` named `TimeoutError` after `ms` milliseconds. */
export function deadline<T>(p: Promise<T>, ms: number, options?: DeadlineOptions): Promise<T>;

/** A function that calls `fn` once `wait` milliseconds have passed without another call. */
export function debounce<T extends unknown[]>(
  fn: (this: DebouncedFunction<T>, ...args: T) => void,
  wait: number,
): DebouncedFunction<T>;

/** Resolves after `ms` milliseconds. */
export function delay(ms: number, options?: DelayOptions): Promise<void>;

/** Maps with at most `poolLimit` calls at a time; results come in the order of the items. */
export function pooledMap<T, R>(
  poolLimit: number,
  array: Iterable<T> | AsyncIterable<T>,
  iteratorFn: (data: T) => Promise<R>,
): AsyncIterableIterator<R>;

/** Calls `fn` until it does not throw, with growing pauses. */
export function retry<T>(fn: (() => Promise<T>) | (() => T), options?: RetryOptions): Promise<T>;

/** Several async iterators from one. */
export function tee<T, N extends number = 2>(
  iterable: AsyncIterable<T>,
  n?: N,
): AsyncIterable<T>[];
