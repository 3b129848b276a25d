/**
 * Collect
 *
 * Give each job a process of its own, all at once, and report how each of them ended: by itself with
 * an exit code, or killed by a signal. The reports stand in the order of the jobs, although the
 * children end in another order.
 *
 *     await collect([{ door, end: 3 }, { door, end: 0 }, { door, end: -9 }])
 *     // [{ code: 3, signal: null }, { code: 0, signal: null }, { code: null, signal: "SIGKILL" }]
 *
 * A `Process` that was killed by signal N has the exit code −N. `signalName()` of "interleave/system"
 * knows the names.
 */
import { exit, Process } from "interleave/processes";
import { getpid, kill, signalName } from "interleave/system";

/** What a child is to do: wait at its door, then end with a code, or, if it is −N, by signal N. */
export interface Job {
  readonly door: string;
  readonly end: number;
}

/** How a child ended: one of the two is `null`. */
export interface Ending {
  readonly code: number | null;
  readonly signal: Deno.Signal | null;
}

/** What each child does. */
export function work({ door, end }: Job): void {
  using file = Deno.openSync(door);
  file.lockSync();
  if (end < 0) kill(getpid(), -end);
  else exit(end);
}

/** Does all jobs at the same time, and reports how their processes ended, in the order of the jobs. */
export async function collect(jobs: readonly Job[]): Promise<Ending[]> {
  const children = jobs.map((job) =>
    new Process({ module: import.meta.url, target: work, args: [job] })
  );
  for (const child of children) child.start();

  // The children stand in the order of the jobs. Who ends first changes nothing about that, because
  // nothing is written down before all have ended.
  for (const child of children) await child.join();
  return children.map((child) => endingOf(child.exitCode));
}

/** What an exit code of `Process` says of how the process ended. */
function endingOf(exitCode: number | null): Ending {
  // A code is 0 to 255, so a negative number can only be a signal. Zero is a code like the others:
  // a plain `if (exitCode)` would lose it.
  return exitCode === null || exitCode >= 0
    ? { code: exitCode, signal: null }
    : { code: null, signal: signalName(-exitCode) };
}

if (import.meta.main) {
  const door = "/dev/null"; // it has no lock
  console.log(await collect([{ door, end: 3 }, { door, end: 0 }, { door, end: -9 }]));
}
