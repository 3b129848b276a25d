// Asks and insists in one breath.

import type { Process } from "interleave/processes";

/** Ends a process, politely if possible; returns its exit code. */
export async function end(process: Process, patience: number): Promise<number> {
  process.terminate();
  process.kill();
  await process.join({ timeout: patience });
  return process.exitCode!;
}
