// The handler is taken back, the timer goes on: it rings when nobody listens.

import { onSignal, setitimer, TimeoutError } from "interleave/signals";

/** Gives the outcome of `work()`, if there is one within `ms` milliseconds. */
export async function limited<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  using _handler = onSignal("SIGALRM", () => reject(new TimeoutError(`Not done within ${ms} ms`)));
  setitimer("real", ms);
  return await Promise.race([tooLate, work()]);
}
