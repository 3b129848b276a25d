// Does not ask: nobody can tidy up.

import type { Process } from "interleave/processes";

/** Ends a process, politely if possible; returns its exit code. */
export async function end(process: Process, patience: number): Promise<number> {
  process.kill();
  await process.join({ timeout: patience });
  return process.exitCode!;
}
