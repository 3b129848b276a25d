// Only asks, and waits for ever for one who does not listen.

import type { Process } from "interleave/processes";

/** Ends a process, politely if possible; returns its exit code. */
export async function end(process: Process, patience: number): Promise<number> {
  process.terminate();
  await process.join({ timeout: patience });
  await process.join();
  return process.exitCode!;
}
