// You will see: signals are not counted; five that cannot be delivered at once become one.
import type { Demo } from "../../../course/kit.ts";
import { blockSignals, onSignal, pendingSignals, raiseSignal } from "interleave/signals";
import { exitNow, fork, waitpidSync } from "interleave/system";
import { claim, say, span } from "interleave/timeline";

export const demo: Demo = {
  title: "a signal is a flag, not a counter",
  shows: ["G5"],
  needs: ["fork"],
  predict: {
    question: "Five times SIGUSR2 to a process that holds it back for a moment. The handler runs …",
    choices: { a: "5 times", b: "once", c: "not at all" },
    answer: "b",
    because: "the system keeps one bit for each signal: it has come, or it has not",
  },

  run(): void {
    const together = countIn("together", () => {
      using _held = blockSignals(["SIGUSR2"]);
      using _span = span("holds SIGUSR2 back");
      for (let i = 0; i < 5; i++) raiseSignal("SIGUSR2");
      say(`pending: ${pendingSignals().join(", ")}`);
    });
    claim("five signals at once: the handler ran once", together === 1, together);

    const apart = countIn("apart", () => {
      for (let i = 0; i < 5; i++) {
        using _held = blockSignals(["SIGUSR2"]);
        raiseSignal("SIGUSR2");
      } // delivered here, before the next one is sent
    });
    claim("five signals, each delivered before the next: five times", apart === 5, apart);
  },
};

/** How often the handler of a child runs while it does `play`: the child's exit code. */
function countIn(name: string, play: () => void): number | null {
  // A forked child has one thread, so that what is told here is the system's own doing.
  const pid = fork(() => {
    let calls = 0;
    using _handler = onSignal("SIGUSR2", () => calls++);
    play();
    say(`${name}: calls of my handler: ${calls}`);
    exitNow(calls);
  });
  return waitpidSync(pid).exitCode;
}

if (import.meta.main) demo.run();
