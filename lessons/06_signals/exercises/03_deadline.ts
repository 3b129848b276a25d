/**
 * Deadline
 *
 * Every process has one timer that sends it SIGALRM. Make a time limit of it:
 *
 * - While the work goes on, the timer is set to the limit.
 * - If the work is done in time, return what it returns; if it fails, throw what it throws.
 * - If SIGALRM comes first, throw a `TimeoutError`.
 * - However it ends: the timer is off, and what was set for SIGALRM before is set again. An alarm that
 *   rings when nobody expects it would end the program.
 */
import { onSignal, setitimer, TimeoutError } from "interleave/signals";

/** Gives the outcome of `work()`, if there is one within `ms` milliseconds. */
export async function limited<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  // TODO: nobody takes the handler and the timer back
  onSignal("SIGALRM", () => reject(new TimeoutError(`Not done within ${ms} ms`)));
  setitimer("real", ms);
  return await Promise.race([tooLate, work()]);
}
