// You will see: a process stopped and continued, its state letter read, and one that tidies up first.
import type { Demo } from "../../../course/kit.ts";
import { Gate, spin, until } from "interleave/evidence";
import { kill, pauseSync, raiseSignal, SIG_DFL, signal } from "interleave/signals";
import {
  fork,
  processStatus,
  setpgid,
  waitpidSync,
  WCONTINUED,
  WUNTRACED,
} from "interleave/system";
import { claim, say, span } from "interleave/timeline";

export const demo: Demo = {
  title: "stop, and go on",
  shows: ["G8"],
  needs: ["fork"],
  predict: {
    question: "Ctrl-Z sends SIGTSTP. Can a program tidy up before it stops, as with SIGTERM?",
    choices: { a: "yes", b: "no, it stops at once, as by SIGSTOP" },
    answer: "a",
    because: "SIGTSTP can be caught; the handler tidies up, sets SIG_DFL, and sends it again",
  },

  run(): void {
    const spinner = fork(() => {
      using _span = span("spins");
      spin();
    });
    see(spinner, "R", "it runs");
    kill(spinner, "SIGSTOP");
    claim("the parent is told", waitpidSync(spinner, WUNTRACED).signal === "SIGSTOP");
    see(spinner, "T", "it is stopped");
    const { residentBytes } = processStatus(spinner)!;
    claim("it keeps its memory: it is no zombie", residentBytes > 0, residentBytes);
    kill(spinner, "SIGCONT");
    claim("and told again", waitpidSync(spinner, WCONTINUED).how === "continued");
    see(spinner, "R", "it goes on where it was");
    kill(spinner, "SIGKILL");
    waitpidSync(spinner);

    using ready = new Gate();
    const tidy = fork(() => tidyUp(ready));
    until("another one", () => ready.isOpen);
    say(`${tidy} can tidy up. I send SIGTSTP`);
    kill(tidy, "SIGTSTP");
    claim("SIGTSTP stopped it", waitpidSync(tidy, WUNTRACED).signal === "SIGTSTP");
    see(tidy, "T", "it is stopped");
    kill(tidy, "SIGCONT");
    const { exitCode } = waitpidSync(tidy);
    claim("it had tidied up before, and set up again after", exitCode === 0, exitCode);
  },
};

/** Waits until the system shows this letter for a process. */
function see(pid: number, letter: string, meaning: string): void {
  until(`the letter ${letter}`, () => processStatus(pid)?.state === letter);
  say(`${pid} is ${letter}: ${meaning}`);
}

function tidyUp(ready: Gate): void {
  setpgid(0, 0); // a job of its own, as a shell would start it
  signal("SIGTSTP", () => {
    say("I put the screen in order, then I stop");
    signal("SIGTSTP", SIG_DFL);
    raiseSignal("SIGTSTP"); // stops here, until SIGCONT comes
    say("I draw the screen again");
  });
  ready.open();
  pauseSync();
}

if (import.meta.main) demo.run();
