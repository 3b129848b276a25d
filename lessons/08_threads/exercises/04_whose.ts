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
import { Thread } from "interleave/threads";

/** Adds a line to the log. */
export function note(log: string, current: Int32Array, text: string): void {
  Deno.writeTextFileSync(log, `${current[0]}: ${text}\n`, { append: true });
}

/** What each thread does. */
export function serve(
  door: string,
  log: string,
  requests: readonly number[],
  current: Int32Array,
): void {
  for (const request of requests) {
    current[0] = request;
    work(door, log, current);
  }
  // TODO: whose is it now?
  note(log, current, "rests");
}

/** Does what a request asks for: it waits at the door, and knows nothing of requests. */
function work(door: string, log: string, current: Int32Array): void {
  using file = Deno.openSync(door);
  file.lockSync();
  note(log, current, "served");
}

/** Serves all lists, each in a thread of its own. */
export async function serveAll(
  door: string,
  log: string,
  lists: readonly (readonly number[])[],
): Promise<void> {
  // TODO: all threads write into this one. With a `ThreadLocal` each has its own, and as a constant of
  // the module nobody has to hand it down.
  const current = new Int32Array(new SharedArrayBuffer(4));
  const threads = lists.map((requests) =>
    new Thread({ module: import.meta.url, target: serve, args: [door, log, requests, current] })
  );
  for (const thread of threads) thread.start();
  for (const thread of threads) await thread.join();
}

if (import.meta.main) await serveAll("/dev/null", "/dev/stdout", [[7, 8], [9]]);
