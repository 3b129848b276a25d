import { assertShown } from "interleave/checks";
import { fcfs, type Job, type Policy, simulate, sjf } from "interleave/schedulers";
import { convoy } from "../exercises/03_convoy.ts";

/** How often as long FCFS has to keep them waiting. */
const FACTOR = 10;
const COUNT = 5;
const MOST = 100;

function meanWait(policy: Policy, jobs: readonly Job[]): number {
  return simulate(policy, jobs).averages.waiting;
}

/** The jobs as one writes them for `deno task sched`. */
function inWords(jobs: readonly Job[]): string {
  return jobs.map(({ arrival = 0, bursts }) => `${arrival}:${[bursts].flat().join("+")}`).join(",");
}

Deno.test("they are five jobs, and compute for 100 units of time at most", () => {
  const jobs = convoy();
  const sum = jobs.flatMap(({ bursts }) => bursts).reduce((all, each) => all + each, 0);
  assertShown(jobs.length === COUNT && sum <= MOST, {
    input: `jobs ${inWords(jobs)}`,
    expected: `${COUNT} jobs, ${MOST} units at most`,
    actual: `${jobs.length} jobs, ${sum} units`,
  });
});

Deno.test("under FCFS somebody has to wait", () => {
  const jobs = convoy();
  const wait = meanWait(fcfs(), jobs);
  assertShown(wait > 0, {
    input: `deno task sched fcfs --jobs ${inWords(jobs)}`,
    expected: "they wait more than 0, on the average",
    actual: `they wait ${wait}`,
  });
});

Deno.test("under FCFS they wait at least ten times as long as under SJF", () => {
  const jobs = convoy();
  const [long, short] = [meanWait(fcfs(), jobs), meanWait(sjf(), jobs)];
  assertShown(long >= FACTOR * short, {
    input: `jobs ${inWords(jobs)}`,
    expected: `FCFS: ${FACTOR} times as long as SJF, so ${FACTOR * short} or more`,
    actual: `FCFS: ${long}, SJF: ${short}`,
  });
});
