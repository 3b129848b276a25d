// You will see: one workload over a pipe, a queue and shared memory, measured on this machine.
import type { Demo } from "../../../course/kit.ts";
import { claim, formatDuration, say, span } from "interleave/timeline";
import { type Name, NAMES, roundTrips } from "./_ways.ts";

const SMALL = { size: 8, rounds: 1000 };
const LARGE = { size: 256 * 1024, rounds: 100 };

/** What to take for what; there is more about it in the lesson's text. */
const WHEN: Readonly<Record<Name, string>> = {
  Pipe: "a talk between two: in order, and its end is noticed",
  Queue: "work for many: whoever has time takes the next item",
  SharedArray: "much data in one place: arrange yourself who reads when",
};

export const demo: Demo = {
  title: "pipe, queue, shared memory",
  shows: ["F5"],
  needs: ["fork"],
  predict: {
    question: "An echo gets blocks of 256 kB. Over what do most MB/s travel?",
    choices: { a: "a pipe", b: "a queue", c: "a shared array" },
    answer: "c",
    because:
      "in a shared array a block is copied in and out; the others cut it up or encode it, too",
  },

  run(): void {
    const latency = measure("there and back", SMALL, (ms) => ms / SMALL.rounds);
    const bytes = 2 * LARGE.size * LARGE.rounds;
    const rate = measure("many bytes", LARGE, (ms) => bytes / 1e6 / (ms / 1000));

    console.log(`\nlatency: ${SMALL.size} bytes there and back (short is good)`);
    draw(latency, formatDuration);
    console.log(`\nthroughput: blocks of ${LARGE.size / 1024} kB (long is good)`);
    draw(rate, (mb) => `${mb < 10 ? mb.toFixed(1) : Math.round(mb)} MB/s`);
    say(`on this run ${NAMES.toSorted((a, b) => rate[b] - rate[a])[0]} carried most`);
    console.log("\nwhen to use which");
    for (const name of NAMES) console.log(`  ${name.padEnd(12)} ${WHEN[name]}`);
  },
};

type Measured = Readonly<Record<Name, number>>;

/** The best of three runs over each way: what others take of the machine only makes it slower. */
function measure(
  what: string,
  { size, rounds }: { size: number; rounds: number },
  figure: (ms: number) => number,
): Measured {
  const expected = Array.from({ length: rounds }, (_, n) => 2 * (n & 0x7f)).reduce((a, b) => a + b);
  const figures = NAMES.map((name) => {
    const runs = [1, 2, 3].map(() => {
      using _span = span(`${what}: ${name}`);
      return roundTrips(name, size, rounds);
    });
    const whole = runs.every(({ sum }) => sum === expected);
    claim(`${what}: all ${rounds} blocks came back over ${name}`, whole, runs);
    return [name, figure(Math.min(...runs.map(({ ms }) => ms)))];
  });
  return Object.fromEntries(figures);
}

function draw(figures: Measured, inWords: (figure: number) => string): void {
  const most = Math.max(...Object.values(figures));
  for (const [name, figure] of Object.entries(figures)) {
    const bar = "█".repeat(Math.round(figure / most * 30)).padEnd(30);
    console.log(`  ${name.padEnd(12)} ▕${bar} ${inWords(figure).padStart(9)}`);
  }
}

if (import.meta.main) await demo.run();
