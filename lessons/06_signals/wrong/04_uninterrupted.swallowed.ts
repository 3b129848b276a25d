// A handler that does nothing swallows the signal.

import { onSignal } from "interleave/signals";

/** Does `work()` to its end, whoever asks for another end meanwhile. */
export async function uninterrupted<T>(work: () => Promise<T>): Promise<T> {
  using _handler = onSignal(["SIGINT", "SIGTERM"], () => {});
  return await work();
}
