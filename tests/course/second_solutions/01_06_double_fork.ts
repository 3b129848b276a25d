// As a Unix daemon does it: the grandchild writes its own pid, in a session of its own.
import { exitNow, fork, getpid, setsid, waitpidSync } from "interleave/system";

export function detach(job: () => void, note: string): number {
  Deno.writeTextFileSync(note, "");
  const middle = fork();
  if (middle === 0) {
    setsid();
    if (fork() !== 0) exitNow(0);
    Deno.writeTextFileSync(note, `${getpid()}`);
    job();
    exitNow(0);
  }
  waitpidSync(middle);
  let pid = "";
  while (pid === "") pid = Deno.readTextFileSync(note);
  return Number(pid);
}
