// Sends the signals itself, and waits at the sentinel.
import type { Process } from "interleave/processes";
import { kill } from "interleave/signals";

export async function end(process: Process, patience: number): Promise<number> {
  for (const [name, timeout] of [["SIGTERM", patience], ["SIGKILL", Infinity]] as const) {
    if (process.isAlive()) kill(process.pid!, name);
    if (await process.sentinel.wait({ timeout })) break;
  }
  await process.join();
  return process.exitCode!;
}
