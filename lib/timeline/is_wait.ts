/**
 * Whether a span is one of waiting, as its words say: `waits for the lock "fork"`. Charts show these
 * otherwise than work.
 *
 * @param text What is done in the span.
 * @returns Whether the words begin with `waits`.
 *
 * @example Two spans
 * ```ts
 * import { isWait } from "interleave/timeline";
 * import { assert } from "@std/assert";
 *
 * assert(isWait("waits for a message"));
 * assert(!isWait("counts the waiters"));
 * ```
 */
export function isWait(text: string): boolean {
  return /^waits?\b/i.test(text);
}
