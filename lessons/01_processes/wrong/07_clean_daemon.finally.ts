// SIGTERM without a handler ends a process at once: no `finally` runs.

import { Process } from "interleave/processes";
import { getpid } from "interleave/system";

/** What the daemon does. */
export async function serve(pidFile: string): Promise<void> {
  Deno.writeTextFileSync(pidFile, `${getpid()}`);
  try {
    await new Promise(() => setInterval(() => {}, 1000));
  } finally {
    Deno.removeSync(pidFile);
  }
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
