// Does not wait for the end: there is no exit code yet.

import type { Process } from "interleave/processes";

/** Ends a process, politely if possible; returns its exit code. */
export async function end(process: Process, patience: number): Promise<number> {
  process.terminate();
  if (!await process.join({ timeout: patience })) process.kill();
  return process.exitCode ?? -9;
}
