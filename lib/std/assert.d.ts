/** Thrown by every assertion that does not hold. */
export class AssertionError extends Error {
  constructor(message: string, options?: ErrorOptions);
}

/** What `assertFalse()` lets through. */
export type Falsy = false | 0 | 0n | "" | null | undefined;

/** Anything indexed by numbers, for `assertArrayIncludes()`. */
export type ArrayLikeArg<T> = ArrayLike<T> & object;

/** Asserts that `expr` is truthy. */
export function assert(expr: unknown, msg?: string): asserts expr;

/** Asserts that two numbers differ by at most `tolerance` (by default a ten-millionth of `expected`). */
export function assertAlmostEquals(
  actual: number,
  expected: number,
  tolerance?: number,
  msg?: string,
): void;

/** Asserts that each element of `expected` is, by value, somewhere in `actual`. */
export function assertArrayIncludes<T>(
  actual: ArrayLikeArg<T>,
  expected: ArrayLikeArg<T>,
  msg?: string,
): void;

/** Asserts that two values are equal, deeply. */
export function assertEquals<T>(actual: T, expected: T, msg?: string): void;

/** Asserts that a value is neither `null` nor `undefined`. */
export function assertExists<T>(actual: T, msg?: string): asserts actual is NonNullable<T>;

/** Asserts that `expr` is falsy. */
export function assertFalse(expr: unknown, msg?: string): asserts expr is Falsy;

/** Asserts that `actual > expected`. */
export function assertGreater<T>(actual: T, expected: T, msg?: string): void;

/** Asserts that `actual >= expected`. */
export function assertGreaterOrEqual<T>(actual: T, expected: T, msg?: string): void;

/** Asserts that `actual` is an instance of `expectedType`. */
export function assertInstanceOf<T>(
  actual: unknown,
  expectedType: abstract new (...args: never[]) => T,
  msg?: string,
): asserts actual is T;

/** Asserts that `error` is an `Error`, of a class, with a message that contains or matches. */
export function assertIsError<E extends Error = Error>(
  error: unknown,
  ErrorClass?: abstract new (...args: never[]) => E,
  msgMatches?: string | RegExp,
  msg?: string,
): asserts error is E;

/** Asserts that `actual < expected`. */
export function assertLess<T>(actual: T, expected: T, msg?: string): void;

/** Asserts that `actual <= expected`. */
export function assertLessOrEqual<T>(actual: T, expected: T, msg?: string): void;

/** Asserts that a text matches a pattern. */
export function assertMatch(actual: string, expected: RegExp, msg?: string): void;

/** Asserts that two values are not equal, deeply. */
export function assertNotEquals<T>(actual: T, expected: T, msg?: string): void;

/** Asserts that a value is not an instance of a class. */
export function assertNotInstanceOf<A, T>(
  actual: A,
  unexpectedType: abstract new (...args: never[]) => T,
  msg?: string,
): asserts actual is Exclude<A, T>;

/** Asserts that a text does not match a pattern. */
export function assertNotMatch(actual: string, expected: RegExp, msg?: string): void;

/** Asserts that two values are not the same (`Object.is`). */
export function assertNotStrictEquals<T>(actual: T, expected: T, msg?: string): void;

/** Asserts that what `expected` has is in `actual` too, with equal values; further keys are ignored. */
export function assertObjectMatch(
  actual: object,
  expected: Record<PropertyKey, unknown>,
  msg?: string,
): void;

/** Asserts that the promise of `fn` rejects; resolves to what it was rejected with. */
export function assertRejects(fn: () => PromiseLike<unknown>, msg?: string): Promise<unknown>;
/** Asserts that the promise of `fn` rejects with an error of a class whose message includes a text. */
export function assertRejects<E extends Error = Error>(
  fn: () => PromiseLike<unknown>,
  ErrorClass: abstract new (...args: never[]) => E,
  msgIncludes?: string,
  msg?: string,
): Promise<E>;

/** Asserts that two values are the same (`Object.is`). */
export function assertStrictEquals<T>(
  actual: unknown,
  expected: T,
  msg?: string,
): asserts actual is T;

/** Asserts that a text contains another. */
export function assertStringIncludes(actual: string, expected: string, msg?: string): void;

/** Asserts that `fn` throws; returns what it threw. */
export function assertThrows(fn: () => unknown, msg?: string): unknown;
/** Asserts that `fn` throws an error of a class whose message includes a text. */
export function assertThrows<E extends Error = Error>(
  fn: () => unknown,
  ErrorClass: abstract new (...args: never[]) => E,
  msgIncludes?: string,
  msg?: string,
): E;

/** Whether two values are equal, deeply. */
export function equal(a: unknown, b: unknown): boolean;

/** Fails, always. */
export function fail(msg?: string): never;

/** Fails with the advice that something is not there yet. */
export function unimplemented(msg?: string): never;

/** Fails because a line was reached that cannot be. */
export function unreachable(msg?: string): never;
