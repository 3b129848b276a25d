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
      kill(pid, "SIGCONT"); // takes effect at once: whoever was stopped is ready to run
      turn(pid);
      stop(pid); // before the next one goes on, or two would run at a time
    }
  }
  // A stopped process would stay so for ever: nobody else will continue it.
  for (const pid of pids) kill(pid, "SIGCONT");
}

/** Stops a child, and waits until it is stopped. */
function stop(pid: number): void {
  kill(pid, "SIGSTOP");
  // Without WUNTRACED this would wait for its end. A stop is only told: the child stays on the list.
  waitpidSync(pid, WUNTRACED);
}
