// Ctrl-C sends SIGINT, and that was forgotten.

import { blockSignals } from "interleave/signals";

/** Does `work()` to its end, whoever asks for another end meanwhile. */
export async function uninterrupted<T>(work: () => Promise<T>): Promise<T> {
  using _held = blockSignals(["SIGTERM"]);
  return await work();
}
