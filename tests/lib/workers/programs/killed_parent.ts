/** Starts a daemon, prints its pid once it is busy, and is killed. */
import { Process } from "interleave/processes";
import { kill } from "interleave/system";

export async function sleeps(file: string): Promise<void> {
  Deno.writeTextFileSync(file, "ready");
  await new Promise((resolve) => setTimeout(resolve, 60_000));
}

export function spins(file: string): void {
  Deno.writeTextFileSync(file, "ready");
  for (;;);
}

if (import.meta.main) {
  const file = Deno.makeTempFileSync();
  const target = Deno.args[0] === "spins" ? spins : sleeps;
  const daemon = new Process({ module: import.meta.url, target, args: [file], daemon: true });
  using watcher = Deno.watchFs(file);
  daemon.start();
  for await (const _ of watcher) if (Deno.statSync(file).size > 0) break;
  Deno.removeSync(file);
  Deno.stdout.writeSync(new TextEncoder().encode(String(daemon.pid)));
  kill(Deno.pid, "SIGKILL");
}
