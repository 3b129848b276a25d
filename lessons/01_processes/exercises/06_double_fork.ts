/**
 * Double fork
 *
 * Start a job that its starter never has to wait for. A child of ours becomes a zombie when it ends,
 * until we ask for its exit code. So the job is done by a grandchild: we fork a child in the middle,
 * it forks the grandchild and ends, and we wait for it, which takes a moment only. The grandchild has
 * lost its parent and is adopted, usually by process 1, which reaps it some day.
 *
 * - `detach()` returns while the job still runs, with the pid of the process that does the job.
 * - The caller keeps no child, not even a zombie, and may end before the job.
 *
 * Only the child in the middle knows the pid of the grandchild, and an exit code is too small for it:
 * let it write the pid into the file `note`.
 */
import { fork } from "interleave/system";

/** Has `job()` done by a process that is no child of this one, and returns its pid. */
export function detach(job: () => void, note: string): number {
  // TODO: this forks once, so the job's process is our own child; have this line done in the middle
  Deno.writeTextFileSync(note, `${fork(job)}`);
  return Number(Deno.readTextFileSync(note));
}
