// You will see: one process on its way from new to terminated, and the system's letter for each state.
import type { Demo } from "../../../course/kit.ts";
import { Gate, spin, until } from "interleave/evidence";
import { exitNow, getAffinity, getpid, kill, processStatus, waitpidSync } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { forkOn } from "./_fork_on.ts";
import { switchesOf } from "./_switches_of.ts";

export const demo: Demo = {
  title: "new, ready, running, waiting, terminated",
  shows: ["A5"],
  needs: ["fork"],
  predict: {
    question: "Two processes want one processor. What does the system write for the one without?",
    choices: {
      a: "R, as for the one that has it",
      b: "S, because it waits",
      c: "T: it is stopped",
    },
    answer: "a",
    because: "it waits for nothing but its turn; only who could not go on anyway is asleep",
  },

  run(): void {
    using work = new Gate();
    using input = new Gate();
    const processor = getAffinity()[0]!;
    const rival = forkOn(processor, spin);
    const pid = forkOn(processor, () => live(work, input));

    const first = processStatus(pid)!;
    say(`new: ${pid} is on the list, with letter ${first.state}`);
    claim("new: it has a number and a parent", first.ppid === getpid(), first);

    const lost = until("a change from running to ready", () => {
      const all = [pid, rival].map((each) => processStatus(each)!.state).join("");
      const { taken } = switchesOf(pid);
      return all === "RR" && taken >= 5 && taken;
    });
    say(`R: it computes, and so does ${rival}, on the same processor`);
    claim(`running, ready: R for both; it went from one to the other ${lost} times`, lost >= 5);

    work.open();
    see(pid, "S", "waiting: for its input");

    kill(pid, "SIGSTOP");
    see(pid, "T", "stopped: put aside by a signal, whatever it did");
    kill(pid, "SIGCONT");
    see(pid, "S", "waiting again: it goes on where it was");

    input.open();
    see(pid, "Z", "terminated: only its exit code is left");
    const { exitCode } = waitpidSync(pid);
    claim("its parent took the exit code, 7", exitCode === 7, exitCode);
    claim("and so it is off the list", processStatus(pid) === null, processStatus(pid));

    kill(rival, "SIGKILL");
    waitpidSync(rival);
  },
};

/** The life of the process: it computes, waits for its input, and ends. */
function live(work: Gate, input: Gate): void {
  {
    using _span = span("computes");
    while (!work.isOpen) spin(1);
  }
  input.wait();
  exitNow(7);
}

/** Looks until the process has the letter. */
function see(pid: number, letter: string, meaning: string): void {
  const state = until(meaning, () => processStatus(pid)?.state === letter && letter);
  say(`${state}: process ${pid}`);
  claim(meaning, state === letter, state);
}

if (import.meta.main) await demo.run();
