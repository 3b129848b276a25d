// Calls turn() before the one whose turn it is goes on.

import { kill } from "interleave/signals";
import { waitpidSync, WUNTRACED } from "interleave/system";

/** Lets children run in turns. */
export function takeTurns(
  pids: readonly number[],
  rounds: number,
  turn: (pid: number) => void,
): void {
  for (const pid of pids) stop(pid);
  for (let round = 0; round < rounds; round++) {
    for (const pid of pids) {
      turn(pid);
      kill(pid, "SIGCONT");
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
