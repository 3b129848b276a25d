/**
 * Two cores
 *
 * Let tasks run in parallel, and say where: each of them is a process and is pinned to a processor.
 *
 *     await spread(["/tmp/a", "/tmp/b", "/tmp/c"], [0, 1])   // the processors 0, 1, and 0 again
 *
 * - The tasks take the processors in turn, and begin again with the first one.
 * - All tasks are there at once: `start()` them all before you wait for one with `join()`.
 * - Return their exit codes, in the order of the tasks.
 * - The caller itself is not pinned: it may go on anywhere.
 *
 * `setAffinity([1])` pins the process that calls it, and `setAffinity([1], pid)` another one.
 */
import { exit, Process } from "interleave/processes";
import { getAffinity, setAffinity } from "interleave/system";

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
    // Only what has been started has a pid; the remainder of the division begins again with the first.
    setAffinity([processors[i % processors.length]!], task.pid!);
  }
  for (const task of tasks) await task.join();
  return tasks.map((task) => task.exitCode);
}

if (import.meta.main) console.log(await spread(["/dev/null", "/dev/zero"], getAffinity()));
