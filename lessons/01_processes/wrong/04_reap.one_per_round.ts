// One look per round: when several have ended at once, the others stay zombies.

import { fork, waitpidSync, WNOHANG } from "interleave/system";

/** Does each job in a child of its own, and the parent's work meanwhile; returns the exit codes. */
export function reap(jobs: readonly (() => never)[], work: () => void): number[] {
  const pids = jobs.map((job) => fork(job));
  const codes = new Map<number, number>();
  while (codes.size < pids.length) {
    work();
    const { pid, exitCode } = waitpidSync(-1, WNOHANG);
    if (exitCode !== null) codes.set(pid, exitCode);
  }
  return pids.map((pid) => codes.get(pid)!);
}
