// The exit codes stand in the order in which the children have ended.

import { fork, waitpidSync, WNOHANG } from "interleave/system";

/** Does each job in a child of its own, and the parent's work meanwhile; returns the exit codes. */
export function reap(jobs: readonly (() => never)[], work: () => void): number[] {
  const pids = jobs.map((job) => fork(job));
  const running = new Set(pids);
  const codes: number[] = [];
  while (running.size > 0) {
    work();
    for (const pid of running) {
      const { exitCode } = waitpidSync(pid, WNOHANG);
      if (exitCode === null) continue;
      codes.push(exitCode);
      running.delete(pid);
    }
  }
  return codes;
}
