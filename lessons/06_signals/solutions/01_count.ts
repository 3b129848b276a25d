/**
 * Count
 *
 * SIGUSR2 means nothing by itself, so a program can give it a meaning. Here it means "one more":
 *
 * - As long as it runs, `count()` counts each SIGUSR2 that is delivered.
 * - When SIGTERM comes, it returns the number.
 * - Then everything is as it was before: whoever had set something for these two signals finds it set
 *   again.
 *
 * Try it: deno run -A <this file>, and in another terminal: kill -USR2 <pid>, kill -TERM <pid>
 */
import { onSignal, pause } from "interleave/signals";

/** Counts SIGUSR2 until SIGTERM comes. */
export async function count(): Promise<number> {
  let signals = 0;
  let goesOn = true;
  // Both are taken back when this function returns: `using` does so, however it returns.
  using _one = onSignal("SIGUSR2", () => signals++);
  using _end = onSignal("SIGTERM", () => goesOn = false);
  // pause() says that some handler has run, not which one. So ask, and pause again.
  while (goesOn) await pause();
  return signals;
}

if (import.meta.main) {
  console.log(`I am ${Deno.pid}`);
  console.log(await count());
}
