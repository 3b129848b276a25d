// What was set before is forgotten: the default takes its place.

import { pause, SIG_DFL, signal } from "interleave/signals";

/** Counts SIGUSR2 until SIGTERM comes. */
export async function count(): Promise<number> {
  let signals = 0;
  let goesOn = true;
  signal("SIGUSR2", () => signals++);
  signal("SIGTERM", () => goesOn = false);
  while (goesOn) await pause();
  signal("SIGUSR2", SIG_DFL);
  signal("SIGTERM", SIG_DFL);
  return signals;
}
