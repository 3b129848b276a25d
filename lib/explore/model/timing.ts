import type { SyncWaitOptions } from "../../waiting.ts";
import type { Expiry } from "./operation.ts";
import { Thread } from "./state.ts";

/** How long a wait is, as the explorer sees it: it has no clock. */
export const Timing = {
  /** Until what is waited for has happened. */
  forever: 0,
  /** Until some moment, of which nobody knows when it comes. */
  timed: 1,
  /** Not at all. */
  never: 2,
} as const;

/**
 * Sorts the bounds of a wait.
 *
 * @throws {RangeError} if the timeout is not a number.
 */
export function timingOf(options: SyncWaitOptions | undefined): number {
  const timeout = options?.timeout ?? Infinity;
  if (typeof timeout !== "number" || Number.isNaN(timeout)) {
    throw new RangeError(`Cannot wait: timeout is ${String(timeout)}; give milliseconds`);
  }
  return timeout === Infinity ? Timing.forever : timeout > 0 ? Timing.timed : Timing.never;
}

/**
 * The expiry of waits that keep their timing in one of their words and end with a result that says
 * that nothing came of them.
 *
 * @param word Which word, of `Thread`.
 * @param result The result, 0 if left out.
 */
export function timeoutIn(word: number, result = 0): Expiry {
  return {
    cause: (state, at) => state[at + word] === Timing.timed ? "timeout" : undefined,
    apply: () => result,
  };
}

/** How a wait with a timeout reads: ` → false` once it is over in vain. */
export function timedCall(call: string, timing: number, result: number | undefined): string {
  const args = timing === Timing.timed ? "({ timeout })" : "()";
  return call + args + (result === 0 ? " → false: timed out" : "");
}

/** The timing word of most waits. */
export const TIMING_IN_A: number = Thread.a;
