// Clears up only when all went well.

import { onSignal, setitimer, TimeoutError } from "interleave/signals";

/** Gives the outcome of `work()`, if there is one within `ms` milliseconds. */
export async function limited<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const handler = onSignal(
    "SIGALRM",
    () => reject(new TimeoutError(`Not done within ${ms} ms`)),
  );
  setitimer("real", ms);
  const value = await Promise.race([tooLate, work()]);
  setitimer("real", 0);
  handler[Symbol.dispose]();
  return value;
}
