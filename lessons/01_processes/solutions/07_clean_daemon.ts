/**
 * Clean daemon
 *
 * A daemon works in the background for a program. Ours writes its pid into a file, so that others can
 * find it, and that file must never name a process that is not there any more:
 *
 * - On SIGTERM the daemon removes the file and ends with exit code 0. Without a handler a SIGTERM ends
 *   a process at once: no `finally` runs.
 * - The program does not wait for it. When the program ends, it ends the daemon, with SIGTERM.
 * - When the program is killed, the daemon ends, too. (Then nobody asks it to, and the file stays.)
 */
import { exit, Process } from "interleave/processes";
import { getpid } from "interleave/system";

/** What the daemon does. */
export function serve(pidFile: string): void {
  // The handler comes before the file: who has read the pid may send the signal at once.
  Deno.addSignalListener("SIGTERM", () => {
    Deno.removeSync(pidFile);
    exit(0); // the handler has taken the place of the end, so ending is up to us
  });
  Deno.writeTextFileSync(pidFile, `${getpid()}`);
  setInterval(() => {}, 1000); // its work, once a second; as long as there is work, it goes on
}

/** Starts the daemon. */
export function startDaemon(pidFile: string): Process<typeof serve> {
  const daemon = new Process({
    module: import.meta.url,
    target: serve,
    args: [pidFile],
    // A program waits for its children; a daemon is terminated instead, however the program ends.
    daemon: true,
  });
  daemon.start();
  return daemon;
}
