// You will see: a handler runs between two steps of the main flow, and waits while a step lasts.
import type { Demo } from "../../../course/kit.ts";
import { rest } from "interleave/evidence";
import { getitimer, onSignal, pause, setitimer } from "interleave/signals";
import { claim, say, span } from "interleave/timeline";

export const demo: Demo = {
  title: "while the main flow goes on",
  shows: ["G6"],
  needs: ["linux"],
  predict: {
    question:
      "A timer rings after 20 ms; one step of the main flow lasts 150 ms. The handler runs …",
    choices: { a: "after 20 ms, inside of the step", b: "after the step", c: "never" },
    answer: "b",
    because: "handlers run on the event loop, and that has its turn when the step is over",
  },

  async run(): Promise<void> {
    const events: string[] = [];
    using _handler = onSignal("SIGALRM", () => {
      using _span = span("handler");
      events.push("signal");
      say("handler: SIGALRM");
    });

    say("asynchronous: many short steps, and a signal at some time");
    for (let step = 1; !events.includes("signal") || events.at(-1) === "signal"; step++) {
      using _span = span(`step ${step}`);
      if (step === 2) setitimer("real", 20);
      await new Promise((resolve) => setTimeout(resolve, 5));
      events.push(`step ${step}`);
    }
    const at = events.indexOf("signal");
    say(`the order was: ${events.join(", ")}`);
    claim("steps were done before the handler", at > 0, events);
    claim("and the main flow went on after it", at < events.length - 1, events);

    say("one long step that blocks the thread");
    events.length = 0;
    setitimer("real", 20);
    {
      using _span = span("a long step");
      rest(150);
    }
    events.push("long step");
    const { value } = getitimer("real");
    claim("the timer has rung meanwhile", value === 0, value);
    await pause();
    say(`the order was: ${events.join(", ")}`);
    claim("the handler had to wait", events.join() === "long step,signal", events);
  },
};

if (import.meta.main) await demo.run();
