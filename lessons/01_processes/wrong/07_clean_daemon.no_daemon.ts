// It cleans up, but it is a plain child: the program waits for it, for ever.

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
  });
  daemon.start();
  return daemon;
}
