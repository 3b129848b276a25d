// You will see: two threads that compute, on two cores at the same moment.
import type { Demo } from "../../../course/kit.ts";
import { Thread } from "interleave/threads";
import { claim, formatDuration, say, span } from "interleave/timeline";
import { computeIn } from "./_compute_in.ts";

const module = import.meta.url;
/** How often the ball is passed. */
const PASSES = 20_000;
/** So many passes of one's own are a stretch. */
const STRETCH = 50;

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
    const losses = new Int32Array(new SharedArrayBuffer(8)).fill(PASSES);
    const players = ["ping", "pong"].map((name, who) =>
      new Thread({ module, name, target: play, args: [who, ball, losses] })
    );
    for (const player of players) player.start();
    for (const player of players) await player.join();
    const fewest = Math.min(...losses);
    say(`${ball[0]} passes; in the best ${STRETCH} of one player it lost its core ${fewest} times`);
    // On one core the other can catch the ball only when this one has lost its core.
    claim("they passed it without giving up their cores", fewest < STRETCH / 2, fewest);

    const [one, two] = [await computeIn(1), await computeIn(2)];
    console.log("\neach thread computes the same");
    for (const [what, ms] of [["1 thread ", one], ["2 threads", two]] as const) {
      const bar = "█".repeat(Math.round(ms / Math.max(one, two) * 16)).padEnd(16, "░");
      console.log(`  ${what} ${bar} ${formatDuration(ms).padStart(8)}`);
    }
    if (two > 1.5 * one) say("other programs use the cores, too");
  },
};

/** Passes a ball to and fro without ever waiting: each looks until it is its turn. */
export function play(who: number, ball: Int32Array, losses: Int32Array): void {
  while (Atomics.load(ball, 0) === 0 && who === 1); // until the first pass
  using _span = span("plays");
  // Whoever else is on this computer takes cores, too; so what counts is the best stretch.
  for (let own = 0, before = switchesHere();;) {
    const passes = Atomics.load(ball, 0);
    if (passes >= PASSES) break;
    if (passes % 2 !== who) continue;
    Atomics.add(ball, 0, 1);
    if (++own % STRETCH !== 0) continue;
    const now = switchesHere();
    losses[who] = Math.min(losses[who]!, now - before);
    before = now;
  }
}

/** How often this thread has lost its core, as the system has counted. */
function switchesHere(): number {
  const status = Deno.readTextFileSync("/proc/thread-self/status");
  return [...status.matchAll(/ctxt_switches:\s+(\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0);
}

if (import.meta.main) await demo.run();
