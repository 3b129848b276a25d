// The pid is that of the child in the middle, who has ended.

import { fork, waitpidSync } from "interleave/system";

/** Has `job()` done by a process that is no child of this one, and returns its pid. */
export function detach(job: () => void, note: string): number {
  const middle = fork(() => Deno.writeTextFileSync(note, `${fork(job)}`));
  waitpidSync(middle);
  return middle;
}
