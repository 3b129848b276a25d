// The timer is turned off, but the handler stays.

import { onSignal, setitimer, TimeoutError } from "interleave/signals";

/** Gives the outcome of `work()`, if there is one within `ms` milliseconds. */
export async function limited<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  onSignal("SIGALRM", () => reject(new TimeoutError(`Not done within ${ms} ms`)));
  setitimer("real", ms);
  try {
    return await Promise.race([tooLate, work()]);
  } finally {
    setitimer("real", 0);
  }
}
