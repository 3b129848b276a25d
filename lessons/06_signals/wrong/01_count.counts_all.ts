// Counts how often pause() ended, so the SIGTERM is counted as well.

import { onSignal, pause } from "interleave/signals";

/** Counts SIGUSR2 until SIGTERM comes. */
export async function count(): Promise<number> {
  let pauses = 0;
  let goesOn = true;
  using _one = onSignal("SIGUSR2", () => {});
  using _end = onSignal("SIGTERM", () => goesOn = false);
  while (goesOn) {
    await pause();
    pauses++;
  }
  return pauses;
}
