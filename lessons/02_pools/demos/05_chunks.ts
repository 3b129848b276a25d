// You will see: the same small tasks handed out one by one, and by the thousand.
import type { Demo } from "../../../course/kit.ts";
import { Pool } from "interleave/pools";
import { getpid } from "interleave/system";
import { claim, span } from "interleave/timeline";
import { drawBars } from "./_bars.ts";

const ITEMS = Array.from({ length: 5000 }, (_, n) => n);
const SIZES = [1, 10, 100, 1000, ITEMS.length];

export const demo: Demo = {
  title: "how many items at a time",
  shows: ["C3"],
  needs: ["linux"],
  predict: {
    question: `${ITEMS.length} tiny tasks for 2 workers. Which chunk size is the slowest?`,
    choices: { a: "1", b: "1000", c: `${ITEMS.length}` },
    answer: "a",
    because: "each chunk is a message there and one back, and a tiny task is done sooner than that",
  },

  async run(): Promise<void> {
    await using pool = new Pool(2, { module: import.meta.url });
    await pool.map(collatz, ITEMS); // nobody is still starting when we measure

    const rates: Record<string, number> = {};
    for (const size of [...SIZES, undefined]) {
      rates[size ?? "not given"] = ITEMS.length / await measure(pool, size);
    }
    drawBars(
      "chunk size: items in a millisecond (long is good)",
      Object.entries(rates).map(([size, rate]) => [size, rate, rate.toFixed(rate < 10 ? 1 : 0)]),
    );
    claim("chunks of 100 are quicker than single items", rates[100]! > rates[1]!, rates);

    const all = await pool.map(whereIsIt, ITEMS, { chunkSize: ITEMS.length });
    const workers = new Set(all).size;
    claim("one chunk of all items leaves nothing for the other worker", workers === 1, workers);
  },
};

/** The best of three runs, in milliseconds: what others take of the machine only makes it slower. */
async function measure(pool: Pool, chunkSize: number | undefined): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    using _span = span(`chunks of ${chunkSize ?? "any size"}`);
    const began = performance.now();
    const steps = await pool.map(collatz, ITEMS, { chunkSize });
    times.push(performance.now() - began);
    if (steps[20] !== collatz(20)) claim("the results are right", false, steps[20]);
  }
  return Math.min(...times);
}

/** Something small to do: how many steps it takes from a number, and from some others, to 1. */
export function collatz(number: number): number {
  let steps = 0;
  for (let n = number; n < number + 40; n++) {
    for (let m = n; m > 1; steps++) m = m % 2 === 0 ? m / 2 : 3 * m + 1;
  }
  return steps;
}

export function whereIsIt(_item: number): number {
  return getpid();
}

if (import.meta.main) await demo.run();
