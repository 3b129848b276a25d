// Nobody waits for the child in the middle: it stays a zombie.

import { fork, processStatus } from "interleave/system";

/** Has `job()` done by a process that is no child of this one, and returns its pid. */
export function detach(job: () => void, note: string): number {
  const middle = fork(() => Deno.writeTextFileSync(note, `${fork(job)}`));
  while (processStatus(middle)?.state !== "Z");
  return Number(Deno.readTextFileSync(note));
}
