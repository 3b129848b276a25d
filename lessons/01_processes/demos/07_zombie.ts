// You will see: a process that has ended stays on the system's list until its parent has waited.
import type { Demo } from "../../../course/kit.ts";
import { exitNow, fork, kill, processStatus, waitpidSync } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { until } from "interleave/evidence";

export const demo: Demo = {
  title: "dead, and still on the list",
  shows: ["B6"],
  needs: ["fork"],
  predict: {
    question: "A child has ended and nobody has waited for it. Does SIGKILL take it off the list?",
    choices: { a: "yes, SIGKILL ends everything", b: "no" },
    answer: "b",
    because: "it is dead already; what is left is its exit code, and that waits to be collected",
  },

  run(): void {
    say("I start a child, and do not wait for it");
    const pid = fork(() => {
      say("I end with code 7");
      exitNow(7);
    });
    {
      using _span = span("the child is a zombie");
      // This only reads the system's list of processes; it does not wait for the child.
      const zombie = until("the child's end", () => {
        const status = processStatus(pid);
        return status?.state === "Z" && status;
      });
      say(`state of ${pid}: ${zombie.state}, memory: ${zombie.residentBytes} bytes`);
      claim("the child is a zombie", zombie.state === "Z", zombie.state);
      claim("it has no memory any more", zombie.residentBytes === 0, zombie.residentBytes);

      kill(pid, "SIGKILL");
      const state = processStatus(pid)?.state;
      say(`state of ${pid} after SIGKILL: ${state}`);
      claim("one cannot kill the dead", state === "Z", state);
    }
    const { exitCode } = waitpidSync(pid);
    say(`waitpid() gave its exit code: ${exitCode}`);
    claim("the code had been kept for the parent", exitCode === 7, exitCode);

    const after = processStatus(pid);
    say(`status of ${pid} after the wait: ${after}`);
    claim("the zombie has gone from the list", after === null, after);
  },
};

if (import.meta.main) await demo.run();
