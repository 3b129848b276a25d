/**
 * Errors of futures that nobody has asked for.
 *
 * Within `run()` they are kept until somebody asks, and reported at its end if nobody does, as
 * asyncio does. Elsewhere they are what they are everywhere in JavaScript: unhandled rejections.
 *
 * @module
 */

import { CancelledError } from "../errors.ts";

/** The errors by their futures, in the order in which they happened; `undefined` outside `run()`. */
let kept: Map<object, unknown> | undefined;
/** Outside `run()`: promises that the runtime reports unless they are handled in this turn. */
const rejections = new WeakMap<object, Promise<never>>();

/** Begins to keep errors. */
export function keepErrors(): void {
  kept = new Map();
}

/**
 * Stops keeping errors.
 *
 * @returns What nobody has asked for.
 */
export function takeErrors(): Map<object, unknown> {
  const errors = kept ?? new Map<object, unknown>();
  kept = undefined;
  return errors;
}

/**
 * A future has failed, and nobody has asked for its outcome yet.
 *
 * @param future The future.
 * @param error Its error.
 * @param watched Whether somebody listens, and may ask soon.
 */
export function unnoticed(future: object, error: unknown, watched: boolean): void {
  if (error instanceof CancelledError) return;
  if (kept !== undefined) kept.set(future, error);
  else if (!watched) rejections.set(future, Promise.reject(error));
}

/**
 * Somebody has asked for the outcome of a future.
 *
 * @param future The future.
 */
export function notice(future: object): void {
  kept?.delete(future);
  rejections.get(future)?.catch(() => {});
}
