// You will see: a process has one alarm; a second takes its place and returns what was left.
import type { Demo } from "../../../course/kit.ts";
import { rest } from "interleave/evidence";
import { Process } from "interleave/processes";
import { alarm, getitimer, onSignal, pause, setitimer } from "interleave/signals";
import { claim, say, span } from "interleave/timeline";

export const demo: Demo = {
  title: "an alarm clock, one per process",
  shows: ["G4"],
  needs: ["linux"],
  predict: {
    question: "alarm(5), and right after it alarm(1). When does it ring?",
    choices: { a: "after 1 s and after 5 s", b: "after 1 s only", c: "after 5 s only" },
    answer: "b",
    because: "there is one alarm per process: the second takes the place of the first",
  },

  async run(): Promise<void> {
    let rings = 0;
    using _handler = onSignal("SIGALRM", () => say(`SIGALRM: ring ${++rings}`));

    const none = alarm(5);
    const left = alarm(1);
    say(`alarm(5) returned ${none}, alarm(1) returned ${left}`);
    claim("the first alarm had 5 seconds left when it was replaced", left === 5, left);
    {
      using _span = span("waits for the alarm");
      await pause();
    }
    claim("it rang", rings === 1, rings);
    const { value } = getitimer("real");
    claim("and no other alarm is left", value === 0, value);

    say("setitimer() counts in milliseconds, and can go on ringing");
    setitimer("real", 30, 30);
    {
      using _span = span("rings again and again");
      while (rings < 4) await pause();
    }
    const old = setitimer("real", 0);
    claim("it went on until it was turned off", old.interval === 30, old);

    const child = new Process({ module: import.meta.url, name: "forgetful", target: forget });
    child.start();
    await child.join();
    say(`a process without a handler ended with ${child.exitCode}`);
    claim("an alarm that nobody handles ends the process", child.exitCode === -14, child.exitCode);
  },
};

/** Sets an alarm and no handler. */
export function forget(): void {
  setitimer("real", 50);
  rest();
}

if (import.meta.main) await demo.run();
