// You will see: who sleeps gives the processor away, from who computes the system takes it.
import type { Demo } from "../../../course/kit.ts";
import { rest, spin, until } from "interleave/evidence";
import { getAffinity, kill, waitpidSync } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { forkOn } from "./_fork_on.ts";
import { switchesOf } from "./_switches_of.ts";

/** So many context switches of one kind are enough to see. */
const ENOUGH = 30;

export const demo: Demo = {
  title: "given away, or taken away",
  shows: ["A3"],
  needs: ["fork"],
  predict: {
    question: "One process sleeps again and again, two compute. Who has the processor taken away?",
    choices: { a: "the sleepy one", b: "the busy ones", c: "nobody: each gives it away" },
    answer: "b",
    because: "who sleeps has given it away before its slice is over, so there is nothing to take",
  },

  run(): void {
    const processor = getAffinity()[0]!;
    say(`three processes share processor ${processor}`);
    const sleepy = forkOn(processor, () => {
      using _span = span("sleeps 1 ms again and again");
      for (;;) rest(1);
    });
    const busy = forkOn(processor, () => {
      using _span = span("computes");
      spin();
    });
    const rival = forkOn(processor, () => {
      using _span = span("computes, too");
      spin();
    });

    const seen = until("enough switches", () => {
      const [s, b] = [switchesOf(sleepy), switchesOf(busy)];
      return s.given >= ENOUGH && b.taken >= ENOUGH && { s, b };
    });
    for (const pid of [sleepy, busy, rival]) {
      kill(pid, "SIGKILL");
      waitpidSync(pid);
    }
    const { s, b } = seen;
    say(`sleepy: gave it away ${s.given} times, had it taken away ${s.taken} times`);
    say(`busy:   gave it away ${b.given} times, had it taken away ${b.taken} times`);
    claim("the sleepy one gave it away more often than the busy one", s.given > b.given, seen);
    claim("from the busy one it was taken more often than it gave", b.taken > b.given, seen);
  },
};

if (import.meta.main) await demo.run();
