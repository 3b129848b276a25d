import { assertSame, assertShown, Chance, isAlive, listProcesses } from "interleave/checks";
import { once } from "./_once.ts";
import { enter, Scene } from "./_scene.ts";
import { squareAll } from "../exercises/01_few_workers.ts";

const chance = new Chance();
const WORKERS = 2;
const JOBS = 6;

/** Runs on the stage; the first job has a door of its own, the others share one. */
export async function play(
  [own, shared]: readonly string[],
  log: string,
  numbers: readonly number[],
): Promise<number[]> {
  enter(log);
  const jobs = numbers.map((number, n) => ({ door: (n === 0 ? own : shared)!, log, number }));
  return await squareAll(jobs, WORKERS);
}

/** One run, in which the first job takes longer than all others together. */
const run = once(async () => {
  const numbers = chance.shuffled([...Array(20).keys()].map((n) => n + 0.5)).slice(0, JOBS);
  await using scene = new Scene(2, import.meta.url, play, numbers);
  await scene.until(WORKERS);
  const atWork = scene.log;
  scene.open(1);
  await scene.until(JOBS);
  const { value, left } = await scene.returned();
  const call = `squareAll() of the numbers ${numbers.join(", ")} with ${WORKERS} workers` +
    `   (seed ${chance.seed})`;
  return { call, numbers, atWork, log: scene.log, value, left };
});

/** The processes in a log. */
function pidsOf(log: readonly string[]): string[] {
  return [...new Set(log.map((line) => line.split(" ")[0]!))];
}

Deno.test("all workers are at work at the same moment, and nobody else", async () => {
  const { call, atWork } = await run();
  const pids = pidsOf(atWork);
  assertShown(atWork.length === WORKERS && pids.length === WORKERS, {
    input: `${call}; no job can be finished yet`,
    expected: `${WORKERS} jobs at work, each in a process of its own`,
    actual: `${atWork.length}, in the processes ${pids.join(", ")}`,
  });
});

Deno.test("these workers do all jobs, each once", async () => {
  const { call, atWork, log, numbers } = await run();
  const done = log.map((line) => Number(line.split(" ")[1]));
  const order = (list: readonly number[]): number[] => list.toSorted((a, b) => a - b);
  assertSame(call, { workers: pidsOf(log).sort(), jobs: order(done) }, {
    workers: pidsOf(atWork).sort(),
    jobs: order(numbers),
  });
});

Deno.test("the squares stand in the order of the jobs, whoever is done first", async () => {
  const { call, numbers, value } = await run();
  assertSame(call, value, numbers.map((number) => number ** 2));
});

Deno.test("no worker is left when squareAll() returns", async () => {
  const { call, left } = await run();
  const living = left.filter(isAlive);
  assertShown(living.length === 0, {
    input: call,
    expected: "none",
    actual: listProcesses(living),
  });
});
