// Returns the promise without waiting for it, and clears up at once.

import { onSignal, setitimer, TimeoutError } from "interleave/signals";

/** Gives the outcome of `work()`, if there is one within `ms` milliseconds. */
export function limited<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  using _handler = onSignal("SIGALRM", () => reject(new TimeoutError(`Not done within ${ms} ms`)));
  setitimer("real", ms);
  try {
    return Promise.race([tooLate, work()]);
  } finally {
    setitimer("real", 0);
  }
}
