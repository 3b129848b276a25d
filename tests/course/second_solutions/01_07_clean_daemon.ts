// Waits for the signal in an asynchronous target that returns, and sets the flag before the start.
import { Process } from "interleave/processes";

export async function serve(pidFile: string): Promise<void> {
  const asked = Promise.withResolvers<void>();
  Deno.addSignalListener("SIGTERM", asked.resolve);
  Deno.writeTextFileSync(pidFile, `${Deno.pid}`);
  const work = setInterval(() => {}, 100);
  await asked.promise;
  clearInterval(work);
  Deno.removeSignalListener("SIGTERM", asked.resolve);
  Deno.removeSync(pidFile);
}

export function startDaemon(pidFile: string): Process<typeof serve> {
  const daemon = new Process({ module: import.meta.url, target: serve, args: [pidFile] });
  daemon.daemon = true;
  daemon.start();
  return daemon;
}
