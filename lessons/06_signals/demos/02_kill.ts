// You will see: kill() sends any signal, asks with signal 0, and does not wait for an effect.
import type { Demo } from "../../../course/kit.ts";
import { kill, SystemError } from "interleave/signals";
import { claim, say, span } from "interleave/timeline";

export const demo: Demo = {
  title: "kill() sends, and does not always kill",
  shows: ["G2"],
  needs: ["linux"],
  predict: {
    question: "What does kill(pid, 0) do?",
    choices: {
      a: "it ends the process at once",
      b: "it sends nothing, and only tells whether the process is there",
      c: "it is an error: there is no signal 0",
    },
    answer: "b",
    because: "0 is no signal; the system looks for the process and for the permission, no more",
  },

  async run(): Promise<void> {
    const child = new Deno.Command("sleep", { args: ["10"] }).spawn();
    say(`I started \`sleep\`; it is ${child.pid}`);
    {
      using _span = span("it sleeps");
      claim("kill(pid, 0) finds it", tryKill(child.pid, 0) === "sent");
      claim("SIGWINCH does nothing to it", tryKill(child.pid, "SIGWINCH") === "sent");
      claim("it is still there", tryKill(child.pid, 0) === "sent");
      say("I send SIGTERM");
      kill(child.pid, "SIGTERM");
    }
    const { signal, code } = await child.status;
    say(`it ended by ${signal}; a shell would call that code ${code}`);
    claim("SIGTERM has ended it", signal === "SIGTERM", signal);

    const after = tryKill(child.pid, "SIGTERM");
    say(`kill(${child.pid}, "SIGTERM") once more: ${after}`);
    claim("there is no such process any more", after === "ESRCH", after);

    // Pid 1 belongs to the system: who is not root may not even ask it to end.
    const first = tryKill(1, 0);
    say(`kill(1, 0): ${first}`);
    claim("pid 1 is there, whether we may signal it or not", ["sent", "EPERM"].includes(first));
  },
};

/** Sends, and tells what the system said. */
function tryKill(pid: number, signal: Deno.Signal | number): string {
  try {
    kill(pid, signal);
    return "sent";
  } catch (error) {
    if (error instanceof SystemError) return error.code;
    throw error;
  }
}

if (import.meta.main) await demo.run();
