import { assertOverlap, assertSame, Chance, Witness } from "interleave/checks";
import { type Job, together } from "../exercises/01_together.ts";

const chance = new Chance();

/** Three to five jobs; the first one takes the most turns, and no two give the same. */
class Jobs {
  readonly witness = new Witness();
  readonly results = chance.shuffled([...Array(50).keys()]).slice(0, chance.int(3, 5));
  readonly jobs: readonly Job[] = this.results.map((result, n) => async () => {
    using _span = this.witness.span(`job ${n + 1}`, "job");
    for (let turns = this.results.length - n; turns > 0; turns--) await turn();
    return result;
  });

  /** For messages. */
  get call(): string {
    return `together() of ${this.jobs.length} jobs that give ${this.results}   (seed ${chance.seed})`;
  }
}

/** A turn of the event loop: everybody else who is ready goes first. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

Deno.test("all jobs are under way at the same moment", async () => {
  const { jobs, witness, call } = new Jobs();
  await together(jobs);
  assertOverlap(witness.events, "job", { input: call, atLeast: jobs.length });
});

Deno.test("the results stand in the order of the jobs, whoever ends first", async () => {
  const { jobs, results, call } = new Jobs();
  assertSame(call, await together(jobs), results);
});
