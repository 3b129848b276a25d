// You will see: two threads that compute, on two cores at the same moment.
import type { Demo } from "../../../course/kit.ts";
import { Barrier, Thread } from "interleave/threads";
import { claim, formatDuration, say, span } from "interleave/timeline";

const module = import.meta.url;
/** How often the ball is passed. */
const PASSES = 20_000;
/** How much a thread computes for the bars. */
const PIECES = 3000;

export const demo: Demo = {
  title: "many cores",
  shows: ["I6"],
  needs: ["linux", "two cores"],
  predict: {
    question:
      "A thread computes for 1 s. How long do two of them take, each as much, on two cores?",
    choices: { a: "1 s", b: "2 s: one lock lets a single thread compute", c: "4 s" },
    answer: "a",
    because: "each Worker has an engine of its own; CPython's threads take turns at one lock",
  },

  async run(): Promise<void> {
    const ball = new Int32Array(new SharedArrayBuffer(4));
    const switches = new Int32Array(new SharedArrayBuffer(8));
    await runBoth(pass, (who) => [who, new Barrier(1), ball, switches]);
    const all = switches[0]! + switches[1]!;
    say(`${ball[0]} passes, ${all} changes of who has a core`);
    // On one core nobody catches the ball before the other one has given the core away.
    claim("they passed it without giving up the core: on two", all < PASSES / 10, all);

    const [one, two] = [await lasts(1), await lasts(2)];
    console.log("\nthe same work for each thread");
    for (const [what, ms] of [["1 thread ", one], ["2 threads", two]] as const) {
      const bar = "█".repeat(Math.round(ms / Math.max(one, two) * 30)).padEnd(30, "░");
      console.log(`  ${what} ${bar} ${formatDuration(ms).padStart(8)}`);
    }
    if (two > one * 1.5) say("other programs use the cores, too");
  },
};
