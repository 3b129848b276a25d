// You will see: a pool that is given endlessly many items, and takes only what it can use.
import type { Demo } from "../../../course/kit.ts";
import { Pool } from "interleave/pools";
import { claim, span } from "interleave/timeline";

const WORKERS = 2;
/** What `imap()` has under way or waiting to be taken, at most: so many for each worker. */
const AHEAD = 16;

export const demo: Demo = {
  title: "items without an end",
  shows: ["C3"],
  needs: ["linux"],
  predict: {
    question: "imap() gets an endless source, and nobody takes a result. What does it do?",
    choices: { a: "it takes items until the memory is full", b: "it takes some, then waits" },
    answer: "b",
    because: "it takes an item only if there is room for its result: this is called backpressure",
  },

  async run(): Promise<void> {
    await using pool = new Pool(WORKERS, { module: import.meta.url });
    let taken = 0;
    function* numbers(): Generator<number, void> {
      for (;;) yield taken++;
    }

    const roots = pool.imap(root, numbers());
    const rows: [number, number][] = [];
    for (let given = 0; given <= 100; given++) {
      if (given % 20 === 0) {
        await rest(pool);
        rows.push([given, taken]);
      }
      const { value } = await roots.next();
      if (value !== Math.sqrt(given)) claim(`result ${given} is right`, false, value);
    }
    draw(rows);
    const ahead = rows.map(([given, taken]) => taken - given);
    const most = Math.max(...ahead);
    claim(`never more than ${AHEAD * WORKERS} items ahead`, most <= AHEAD * WORKERS, ahead);
    claim("and always enough for each worker", Math.min(...ahead) >= WORKERS, ahead);

    const before = taken;
    await roots.return();
    await rest(pool);
    claim("who ends the loop ends the taking, too", taken === before, { before, taken });
  },
};

/** A root; there is not much to do. */
export function root(number: number): number {
  using _span = span(`root of ${number}`);
  return Math.sqrt(number);
}

/** Waits until all that was begun is done: a task that comes after it has been done, in each worker. */
async function rest(pool: Pool): Promise<void> {
  for (let n = 0; n < 2 * AHEAD * WORKERS; n++) await pool.apply(root, [-1]);
}

function draw(rows: readonly (readonly [number, number])[]): void {
  console.log("\nresults given ▓, items taken ahead ░");
  for (const [given, taken] of rows) {
    const bar = "▓".repeat(given / 5) + "░".repeat((taken - given) / 5);
    console.log(`  ${`${given}`.padStart(3)} of ${`${taken}`.padStart(3)} ▕${bar}`);
  }
  console.log();
}

if (import.meta.main) await demo.run();
