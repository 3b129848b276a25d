// pause() ends with any handler: the first SIGUSR2 is taken for the end.

import { onSignal, pause } from "interleave/signals";

/** Counts SIGUSR2 until SIGTERM comes. */
export async function count(): Promise<number> {
  let signals = 0;
  using _one = onSignal("SIGUSR2", () => signals++);
  using _end = onSignal("SIGTERM", () => {});
  await pause();
  return signals;
}
