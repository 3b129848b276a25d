// One fork: the process that does the job is a child of ours.

import { fork } from "interleave/system";

/** Has `job()` done by a process that is no child of this one, and returns its pid. */
export function detach(job: () => void, note: string): number {
  Deno.writeTextFileSync(note, `${fork(job)}`);
  return Number(Deno.readTextFileSync(note));
}
