import { assertSame, assertShown, Chance, isAlive, listProcesses } from "interleave/checks";
import { once } from "./_once.ts";
import { enter, Scene } from "./_scene.ts";
import { rootAll } from "../exercises/05_lost_worker.ts";

const chance = new Chance();
const WORKERS = 2;
const TRIES = 3;

/** A number, and how many workers it costs. */
type Plan = readonly [number: number, deaths: number];

/** Runs on the stage; all jobs wait at one door. */
export async function play(
  [door]: readonly string[],
  log: string,
  plans: readonly Plan[],
): Promise<(number | string)[]> {
  enter(log);
  const jobs = plans.map(([number, deaths]) => ({ door: door!, log, number, deaths }));
  return await rootAll(jobs, WORKERS, TRIES);
}

/** One run with jobs of all kinds. */
const run = once(async () => {
  const squares = chance.shuffled([4, 9, 16, 25, 36, 49]);
  // By their kind: an error of its own, killed once, killed whenever it is tried, harmless.
  const [bad, unlucky, deadly] = [-chance.int(1, 99), squares[0]!, squares[1]!];
  const harmless = squares.slice(2, 4);
  const plans: Plan[] = chance.shuffled<Plan>([
    [bad, 0],
    [unlucky, 1],
    [deadly, TRIES],
    ...harmless.map((number): Plan => [number, 0]),
  ]);
  await using scene = new Scene(1, import.meta.url, play, plans);
  await scene.until(WORKERS);
  const atWork = scene.log;
  const { value, left } = await scene.returned();
  const call = `rootAll() of ${plans.map(([number]) => number).join(", ")}; ${unlucky} kills its ` +
    `worker once, ${deadly} ${TRIES} times; ${WORKERS} workers, ${TRIES} tries` +
    `   (seed ${chance.seed})`;
  const { log } = scene;
  /** What became of a number, and how often it was tried. */
  const fate = (number: number): { outcome: number | string; tries: number } => ({
    outcome: value[plans.findIndex(([each]) => each === number)]!,
    tries: log.filter((line) => line === `${number}`).length,
  });
  return { call, atWork, bad, unlucky, deadly, harmless, fate, left };
});

Deno.test("so many jobs are at work as there are workers", async () => {
  const { call, atWork } = await run();
  assertShown(atWork.length === WORKERS, {
    input: `${call}; the door is closed`,
    expected: `${WORKERS} jobs at work`,
    actual: atWork.join(", ") || "none",
  });
});

Deno.test("a job whose worker was lost is tried again", async () => {
  const { call, fate, unlucky } = await run();
  const expected = { outcome: Math.sqrt(unlucky), tries: 2 };
  assertSame(`${call}; what became of ${unlucky}`, fate(unlucky), expected);
});

Deno.test("an error of the job itself ends it at the first try", async () => {
  const { call, fate, bad } = await run();
  const expected = { outcome: "RangeError", tries: 1 };
  assertSame(`${call}; what became of ${bad}`, fate(bad), expected);
});

Deno.test("a job that costs a worker each time ends when the tries are used up", async () => {
  const { call, fate, deadly } = await run();
  const expected = { outcome: "WorkerLostError", tries: TRIES };
  assertSame(`${call}; what became of ${deadly}`, fate(deadly), expected);
});

Deno.test("the other jobs are done once, and have their roots", async () => {
  const { call, fate, harmless } = await run();
  const expected = harmless.map((number) => ({ outcome: Math.sqrt(number), tries: 1 }));
  assertSame(`${call}; what became of ${harmless.join(" and ")}`, harmless.map(fate), expected);
});

Deno.test("no worker is left when rootAll() returns", async () => {
  const { call, left } = await run();
  const living = left.filter(isAlive);
  assertShown(living.length === 0, {
    input: call,
    expected: "none",
    actual: listProcesses(living),
  });
});
