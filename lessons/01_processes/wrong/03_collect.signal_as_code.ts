// A signal is reported as if it were an exit code.

import { exit, Process } from "interleave/processes";
import { getpid, kill } from "interleave/system";

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

  for (const child of children) await child.join();
  return children.map((child) => endingOf(child.exitCode));
}

/** What an exit code of `Process` says of how the process ended. */
function endingOf(exitCode: number | null): Ending {
  return { code: exitCode, signal: null };
}
