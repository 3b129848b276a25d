// You will see: one task that takes long, and whose results have to wait for it.
import type { Demo } from "../../../course/kit.ts";
import { Gate } from "interleave/evidence";
import { Pool } from "interleave/pools";
import { claim, say, span } from "interleave/timeline";

const NUMBERS = [1, 2, 3, 4, 5];

export const demo: Demo = {
  title: "in order, or as they come",
  shows: ["C3"],
  needs: ["linux"],
  predict: {
    question: "Of five tasks the first one takes longest. Which result does imap() give first?",
    choices: { a: "that of the first task", b: "that of whoever is done first" },
    answer: "a",
    because: "imap() keeps the order, so the others have to wait; imapUnordered() does not",
  },

  async run(): Promise<void> {
    await using pool = new Pool(2, { module: import.meta.url });

    const squares = await pool.map(square, jobs(null));
    claim("map(): all results, in order", squares.join() === "1,4,9,16,25", squares);
    const powers = await pool.starmap(power, [[2, 5], [3, 2], [10, 3]]);
    claim("starmap(): each item is a list of arguments", powers.join() === "32,9,1000", powers);

    say("now the first task waits for a gate");
    {
      using gate = new Gate();
      const results = pool.imapUnordered(square, jobs(gate.path));
      const came: number[] = [];
      for await (const result of results) {
        say(`imapUnordered() gives ${result}`);
        came.push(result);
        if (came.length === NUMBERS.length - 1) gate.open(); // all others are there
      }
      claim("imapUnordered(): the slow one comes last", came.at(-1) === 1, came);
      const sorted = came.toSorted((a, b) => a - b).join();
      claim("and nothing is missing", sorted === squares.join(), came);
    }
    {
      using gate = new Gate();
      const results = pool.imap(square, jobs(gate.path));
      const early = await results.next({ timeout: 50 }).catch(({ name }) => name);
      claim("imap(): nothing comes before the slow one", early === "TimeoutError", early);
      gate.open();
      const came = await Array.fromAsync(results);
      claim("and then all come in order", came.join() === squares.join(), came);
    }
  },
};

interface Job {
  readonly number: number;
  /** Which gate has to be open before. */
  readonly gate: string | null;
}

/** A job for each number; the first one has to wait for the gate. */
function jobs(gate: string | null): Job[] {
  return NUMBERS.map((number, n) => ({ number, gate: n === 0 ? gate : null }));
}

export function square({ number, gate }: Job): number {
  using _span = span(`square of ${number}`);
  if (gate !== null) new Gate(gate).wait();
  return number ** 2;
}

export function power(base: number, exponent: number): number {
  return base ** exponent;
}

if (import.meta.main) await demo.run();
