// The handlers are set and never taken back.

import { pause, signal } from "interleave/signals";

/** Counts SIGUSR2 until SIGTERM comes. */
export async function count(): Promise<number> {
  let signals = 0;
  let goesOn = true;
  signal("SIGUSR2", () => signals++);
  signal("SIGTERM", () => goesOn = false);
  while (goesOn) await pause();
  return signals;
}
