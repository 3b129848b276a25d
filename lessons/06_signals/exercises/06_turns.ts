/**
 * Turns
 *
 * SIGSTOP stops a process wherever it is, SIGCONT lets it go on. That is enough to share one processor
 * out by hand: let processes run in turns, never two at a time.
 *
 * - At first stop all of them, and keep them stopped until it is their turn.
 * - In each round everybody has a turn, in the order of `pids`: it goes on, `turn(pid)` is called,
 *   it is stopped again.
 * - While `turn(pid)` is called, that one is not stopped, and all others are. `kill()` does not wait
 *   for its effect: `waitpidSync(pid, WUNTRACED)` waits until a child has stopped.
 * - In the end all go on.
 *
 * The processes are children of the caller, and run without end.
 */
import { kill } from "interleave/signals";

/** Lets children run in turns. */
export function takeTurns(
  pids: readonly number[],
  rounds: number,
  turn: (pid: number) => void,
): void {
  // TODO: nobody is stopped while the others have their turn
  for (let round = 0; round < rounds; round++) {
    for (const pid of pids) {
      kill(pid, "SIGCONT");
      turn(pid);
    }
  }
}
