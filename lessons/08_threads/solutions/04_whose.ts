/**
 * Whose is it?
 *
 * Several threads serve requests, each thread its own list, one after the other. Deep inside of that
 * `note()` writes into the log, and each line names the request that its thread is at work on. Between
 * requests, and after the last, it is nobody's: 0.
 *
 *     await serveAll(door, log, [[7, 8], [9]])
 *     // the log, in some order of the threads: "7: served" "8: served" "0: rests", "9: served" "0: rests"
 *
 * All threads serve at the same time, and none may see the request of another.
 */
import { Thread, ThreadLocal } from "interleave/threads";

/** The request that this thread is at work on. */
// Each thread that imports this module has its own, which begins with 0.
const current = new ThreadLocal(() => 0);

/** Adds a line to the log. */
export function note(log: string, text: string): void {
  Deno.writeTextFileSync(log, `${current.value}: ${text}\n`, { append: true });
}

/** What each thread does. */
export function serve(door: string, log: string, requests: readonly number[]): void {
  for (const request of requests) {
    current.value = request;
    work(door, log);
  }
  // A thread keeps its value until somebody takes it away: the next who asks gets the first one again.
  current.delete();
  note(log, "rests");
}

/** Does what a request asks for: it waits at the door, and knows nothing of requests. */
function work(door: string, log: string): void {
  using file = Deno.openSync(door);
  file.lockSync();
  note(log, "served");
}

/** Serves all lists, each in a thread of its own. */
export async function serveAll(
  door: string,
  log: string,
  lists: readonly (readonly number[])[],
): Promise<void> {
  const threads = lists.map((requests) =>
    new Thread({ module: import.meta.url, target: serve, args: [door, log, requests] })
  );
  for (const thread of threads) thread.start();
  for (const thread of threads) await thread.join();
}

if (import.meta.main) await serveAll("/dev/null", "/dev/stdout", [[7, 8], [9]]);
