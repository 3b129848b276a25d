/**
 * Reap
 *
 * A child that has ended stays in the system's list as a zombie until its parent has asked for its
 * exit code. Fork a child for each job, and reap the children while you go on with your own work:
 *
 * - Call `work()` again and again, as long as a child is left.
 * - Whoever has ended during one call is reaped before the next; several may have.
 * - Never wait for a child that is still running: nothing would get done meanwhile.
 * - In the end, return all exit codes, in the order of the jobs.
 *
 *     reap([() => exitNow(3), () => exitNow(1)], work)   // [3, 1]
 *
 * Try it: deno run -A --v8-flags=--single-threaded <this file>
 */
import { childrenOf, exitNow, fork, waitpidSync } from "interleave/system";

/** Does each job in a child of its own, and the parent's work meanwhile; returns the exit codes. */
export function reap(jobs: readonly (() => never)[], work: () => void): number[] {
  const pids = jobs.map((job) => fork(job));

  // TODO: this collects zombies until everything is over; reap after each piece of work
  while (childrenOf().some(({ state }) => state !== "Z")) work();
  return pids.map((pid) => waitpidSync(pid).exitCode!);
}

if (import.meta.main) {
  const jobs = [3, 1, 2].map((code) => () => exitNow(code));
  const work = (): void => console.log(childrenOf().map(({ pid, state }) => `${pid} ${state}`));
  console.log(reap(jobs, work));
}
