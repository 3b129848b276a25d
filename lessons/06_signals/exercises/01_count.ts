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
  // TODO: count SIGUSR2, and end at SIGTERM; `pause()` waits until some handler has run
  using _handler = onSignal("SIGTERM", () => {});
  await pause();
  return 0;
}

if (import.meta.main) {
  console.log(`I am ${Deno.pid}`);
  console.log(await count());
}
