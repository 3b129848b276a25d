// With a handler, SIGTERM ends nothing any more: the daemon goes on without its file.

import { Process } from "interleave/processes";
import { getpid } from "interleave/system";

/** What the daemon does. */
export function serve(pidFile: string): void {
  Deno.addSignalListener("SIGTERM", () => {
    Deno.removeSync(pidFile);
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
    daemon: true,
  });
  daemon.start();
  return daemon;
}
