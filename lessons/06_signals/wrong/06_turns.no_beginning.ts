// In the first round those who have not had their turn yet run.

import { kill } from "interleave/signals";
import { waitpidSync, WUNTRACED } from "interleave/system";

/** Lets children run in turns. */
export function takeTurns(
  pids: readonly number[],
  rounds: number,
  turn: (pid: number) => void,
): void {
  for (let round = 0; round < rounds; round++) {
    for (const pid of pids) {
      kill(pid, "SIGCONT");
      turn(pid);
      stop(pid);
    }
  }
  for (const pid of pids) kill(pid, "SIGCONT");
}

/** Stops a child, and waits until it is stopped. */
function stop(pid: number): void {
  kill(pid, "SIGSTOP");
  waitpidSync(pid, WUNTRACED);
}
