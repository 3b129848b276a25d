// The work goes on, but nobody is reaped before it is over.

import { childrenOf, fork, waitpidSync } from "interleave/system";

/** Does each job in a child of its own, and the parent's work meanwhile; returns the exit codes. */
export function reap(jobs: readonly (() => never)[], work: () => void): number[] {
  const pids = jobs.map((job) => fork(job));

  while (childrenOf().some(({ state }) => state !== "Z")) work();
  return pids.map((pid) => waitpidSync(pid).exitCode!);
}
