// You will see: SIGCHLD tells that children have ended, and the parent works on meanwhile.
import type { Demo } from "../../../course/kit.ts";
import { Gate, hasEnded, until } from "interleave/evidence";
import { onSignal, pause, reapChildren } from "interleave/signals";
import { childrenOf, exitNow, fork } from "interleave/system";
import { claim, say, span } from "interleave/timeline";

export const demo: Demo = {
  title: "reaping without waiting",
  shows: ["G7"],
  needs: ["fork"],
  predict: {
    question: "Four children end while the parent is busy. How often does its SIGCHLD handler run?",
    choices: { a: "4 times", b: "once or more, seldom 4 times" },
    answer: "b",
    because: "signals are not counted: the handler has to look for all that have ended",
  },

  async run(): Promise<void> {
    const codes: (number | null)[] = [];
    let calls = 0;
    using _handler = onSignal("SIGCHLD", () => {
      calls++;
      for (const { pid, exitCode } of reapChildren()) {
        say(`call ${calls} of the handler: ${pid} has ended with ${exitCode}`);
        codes.push(exitCode);
      }
    });

    using gate = new Gate();
    const pids = [1, 2, 3, 4].map((code) =>
      fork(() => {
        new Gate(gate.path).wait();
        exitNow(code);
      })
    );
    say(`my children: ${pids.join(", ")}`);
    {
      using _span = span("is busy");
      gate.open();
      until("the end of all", () => pids.every(hasEnded));
      const zombies = childrenOf().filter(({ state }) => state === "Z").length;
      claim("all four are zombies: I was busy, and no handler could run", zombies === 4, zombies);
    }
    {
      using _span = span("has time for its handlers");
      while (codes.length < pids.length) await pause();
    }
    const sorted = codes.toSorted();
    claim("each was reaped once, with its code", sorted.join() === "1,2,3,4", sorted);
    claim(`calls of the handler for these four ends: ${calls}`, calls >= 1 && calls <= 4, calls);
    claim("no zombie is left", childrenOf().length === 0, childrenOf());
  },
};

if (import.meta.main) await demo.run();
