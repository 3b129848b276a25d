/**
 * Insist
 *
 * The polite way to end a process: ask, give it time, and insist only then.
 *
 * - Send SIGTERM, so that it can tidy up.
 * - If it has ended within `patience` milliseconds, be content.
 * - Otherwise end it with SIGKILL, which it cannot refuse.
 * - In any case wait for its end, and return its exit code.
 */
import type { Process } from "interleave/processes";

/** Ends a process, politely if possible; returns its exit code. */
export async function end(process: Process, patience: number): Promise<number> {
  process.terminate(); // SIGTERM: its handler can tidy up
  // join() says whether it has ended; a process that ignores SIGTERM is still there.
  if (!await process.join({ timeout: patience })) {
    process.kill();
    await process.join(); // SIGKILL is not waited for either: without this it may still be there
  }
  return process.exitCode!;
}
