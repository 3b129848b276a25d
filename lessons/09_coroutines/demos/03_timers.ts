// You will see: the loop learns to sleep, and the thread rests only when nobody has anything to do.
import type { Demo } from "../../../course/kit.ts";
import { rest } from "interleave/evidence";
import { claim, formatDuration, say } from "interleave/timeline";
import { Chart } from "./_chart.ts";

/** A coroutine: it yields for how many milliseconds it wants to sleep. */
type Steps = Generator<number, void, void>;
/** The dishes, in milliseconds. */
const DISHES = { rice: 150, tea: 50, soup: 100 };

export const demo: Demo = {
  title: "a loop that sleeps",
  shows: ["J1"],
  predict: {
    question: "One thread cooks rice (150 ms), tea (50) and soup (100). How often does it sleep?",
    choices: { a: "never", b: "once, 300 ms", c: "three times, 50 ms each" },
    answer: "c",
    because: "it sleeps until the next dish is done; by then, all of them have cooked for a while",
  },

  run(): void {
    const chart = new Chart();
    const due = new Map<string, number>();
    const served: string[] = [];
    function* cook(dish: string, ms: number): Steps {
      using _span = chart.span(dish, "cooks");
      say(`${dish} is on the stove`);
      due.set(dish, performance.now() + ms);
      yield ms;
      say(`${dish} is done`);
      served.push(dish);
    }

    const start = performance.now();
    const rests = run(...Object.entries(DISHES).map(([dish, ms]) => cook(dish, ms)));
    const took = performance.now() - start;
    chart.draw();
    const sum = Object.values(DISHES).reduce((a, b) => a + b);
    say(`it took ${formatDuration(took)}; one after the other is ${sum} ms`);

    const asDue = [...due.keys()].sort((a, b) => due.get(a)! - due.get(b)!);
    claim(`served in the order in which they were due`, served.join() === asDue.join(), served);
    claim(`the thread slept ${rests} times, each time until the next was due`, rests <= 3, rests);
  },
};

/** Ready ones take turns; if there are none, the thread sleeps. Returns how often. */
function run(...ready: Steps[]): number {
  const sleeping: { readonly at: number; readonly steps: Steps }[] = [];
  let rests = 0;
  while (ready.length + sleeping.length > 0) {
    for (const steps of ready.splice(0)) {
      const { done, value: ms } = steps.next();
      if (!done) sleeping.push({ at: performance.now() + ms, steps });
    }
    sleeping.sort((a, b) => a.at - b.at); // the next to wake first
    const ms = sleeping.length > 0 ? sleeping[0]!.at - performance.now() : 0;
    if (ms > 0) rests++, rest(ms);
    while (sleeping.length > 0 && sleeping[0]!.at <= performance.now()) {
      ready.push(sleeping.shift()!.steps);
    }
  }
  return rests;
}

if (import.meta.main) demo.run();
