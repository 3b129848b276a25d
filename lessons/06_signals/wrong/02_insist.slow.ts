// Waits as long as it may, also for one who has ended at once.

import type { Process } from "interleave/processes";

/** Ends a process, politely if possible; returns its exit code. */
export async function end(process: Process, patience: number): Promise<number> {
  process.terminate();
  await new Promise((resolve) => setTimeout(resolve, patience));
  process.kill();
  await process.join();
  return process.exitCode!;
}
