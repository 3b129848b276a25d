// Pinned in turn, but each task has the machine for itself.

import { exit, Process } from "interleave/processes";
import { setAffinity } from "interleave/system";

/** What each task does: it waits at the door, a locked file, and ends with a code. */
export function work(door: string): void {
  using file = Deno.openSync(door);
  file.lockSync();
  exit(door.length % 256);
}

/** Runs a task for each door, in parallel on the given processors, and returns the exit codes. */
export async function spread(
  doors: readonly string[],
  processors: readonly number[],
): Promise<(number | null)[]> {
  const tasks = doors.map((door) =>
    new Process({ module: import.meta.url, target: work, args: [door] })
  );
  for (const [i, task] of tasks.entries()) {
    task.start();
    setAffinity([processors[i % processors.length]!], task.pid!);
    await task.join();
  }
  return tasks.map((task) => task.exitCode);
}
