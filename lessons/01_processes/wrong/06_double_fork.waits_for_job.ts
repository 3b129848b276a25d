// The child in the middle waits for the grandchild, so the caller waits for the job.

import { fork, waitpidSync } from "interleave/system";

/** Has `job()` done by a process that is no child of this one, and returns its pid. */
export function detach(job: () => void, note: string): number {
  const middle = fork(() => {
    const worker = fork(job);
    Deno.writeTextFileSync(note, `${worker}`);
    waitpidSync(worker);
  });
  waitpidSync(middle);
  return Number(Deno.readTextFileSync(note));
}
