import { Timer } from "./timer.ts";
import { deadlineOf, type WaitOptions } from "../waiting.ts";

/** Settles a wait. */
export interface Settle<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
}

/**
 * Waits for something that is entered somewhere, within the caller's bounds.
 *
 * @param options The caller's bounds.
 * @param enter Enters the wait, and gives what takes it out again; harmless if it is out already.
 * @param expired The error when the time is up.
 * @param keepsAlive Whether the program lives on as long as somebody waits, though nothing else goes on.
 */
export async function within<T>(
  options: WaitOptions,
  enter: (settle: Settle<T>) => () => void,
  expired: () => Error,
  keepsAlive = false,
): Promise<T> {
  const { signal } = options;
  const deadline = deadlineOf(options);
  signal?.throwIfAborted();
  const settle = Promise.withResolvers<T>();
  const leave = enter(settle);
  // Out first: what comes between the rejection and the `finally` is for somebody else.
  const giveUp = (error: unknown): void => {
    leave();
    settle.reject(error);
  };
  const onAbort = (): void => giveUp(signal!.reason);
  const timer = deadline < Infinity || keepsAlive
    ? new Timer(deadline, () => giveUp(expired()))
    : undefined;
  signal?.addEventListener("abort", onAbort);
  try {
    return await settle.promise;
  } finally {
    timer?.cancel();
    signal?.removeEventListener("abort", onAbort);
    leave();
  }
}
