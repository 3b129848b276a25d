// Does not wait for the work, so the protection ends at once.

import { blockSignals } from "interleave/signals";

/** Does `work()` to its end, whoever asks for another end meanwhile. */
export function uninterrupted<T>(work: () => Promise<T>): Promise<T> {
  using _held = blockSignals(["SIGINT", "SIGTERM"]);
  return work();
}
