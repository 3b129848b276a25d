/** What the processes of `forked.ts` do. */
import { exitNow, kill } from "interleave/system";
import { pause, pauseSync, signal } from "interleave/signals";

/** Goes on until it is asked to end, and then tells how often it had been asked to speak. */
export function service(): void {
  let spoken = 0, goesOn = true;
  signal("SIGUSR2", () => spoken++);
  signal("SIGTERM", () => goesOn = false);
  kill(Deno.ppid, "SIGHUP"); // ready
  while (goesOn) pauseSync();
  exitNow(spoken);
}

/** The same with an event loop. */
export async function asyncService(): Promise<void> {
  let spoken = 0, goesOn = true;
  signal("SIGUSR2", () => spoken++);
  signal("SIGTERM", () => goesOn = false);
  kill(Deno.ppid, "SIGHUP");
  while (goesOn) {
    const before = spoken;
    await pause();
    if (spoken > before) kill(Deno.ppid, "SIGHUP");
  }
  exitNow(spoken);
}

export function ends(code: number): void {
  exitNow(code);
}
