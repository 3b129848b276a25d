import { assertNoScheduleFails, assertSame, assertShown, Chance } from "interleave/checks";
import { currentThread, enumerateThreads } from "interleave/threads";
import { once } from "./_once.ts";
import { enter, note, Scene } from "./_scene.ts";
import { type Job, SmallPool } from "../exercises/07_own_pool.ts";

const chance = new Chance();
const WORKERS = 2;
const JOBS = 6;
const JOINED = "joined";

/** What was seen on the stage. */
interface Seen {
  /** The roots, or the messages of the errors. */
  readonly outcomes: readonly (number | string)[];
  readonly late: "refused" | "taken";
  /** How many threads there were after `join()`, the main one left out. */
  readonly left: number;
  /** The number of the main thread. */
  readonly main: number | null;
}

/** Runs on the stage; the first job has a door of its own, the others share one. */
export async function play(
  [own, shared]: readonly string[],
  log: string,
  numbers: readonly number[],
): Promise<Seen> {
  enter(log);
  const pool = new SmallPool(WORKERS);
  const jobs = numbers.map((number, n): Job => ({ door: (n === 0 ? own : shared)!, log, number }));
  const promises = jobs.map((job) => pool.submit(job).catch(({ message }: Error) => message));
  pool.close();
  let late: Seen["late"] = "taken";
  Promise.try(() => pool.submit(jobs[1]!)).catch(() => late = "refused");
  await pool.join();
  const left = enumerateThreads().length - 1;
  note(log, JOINED);
  return { outcomes: await Promise.all(promises), late, left, main: currentThread().ident };
}

/** One run, in which the first job takes longer than all others together. */
const run = once(async () => {
  const roots = chance.shuffled([...Array(20).keys()]).slice(0, JOBS);
  const numbers = roots.map((root) => root ** 2);
  const bad = chance.int(1, JOBS - 1);
  numbers[bad] = -1 - numbers[bad]!;
  const call = `a SmallPool(${WORKERS}) that gets ${numbers.join(", ")}   (seed ${chance.seed})`;
  await using scene = new Scene(2, import.meta.url, play, numbers);
  await scene.until(WORKERS);
  const atWork = scene.log;
  scene.open(1);
  await scene.until(JOBS);
  const early = scene.log.includes(JOINED);
  const log = scene.log.filter((line) => line !== JOINED);
  const expected = roots.map((root, n) =>
    numbers[n]! < 0 ? `Cannot take the root of ${numbers[n]}` : root
  );
  const seen = (await scene.returned()).value;
  return { ...seen, call, numbers, atWork, early, log, expected };
});

/** The threads in a log. */
function threadsOf(log: readonly string[]): string[] {
  return [...new Set(log.map((line) => line.split(" ")[0]!))].sort();
}

Deno.test("under no schedule a task is lost, or a worker waits for ever", async () => {
  const module = import.meta.resolve("./_07_own_pool.ts");
  await assertNoScheduleFails({ module, program: "workers" });
});

Deno.test("so many tasks are at work as there are threads", async () => {
  const { call, atWork, main } = await run();
  const threads = threadsOf(atWork).filter((ident) => ident !== `${main}`);
  assertShown(atWork.length === WORKERS && threads.length === WORKERS, {
    input: `${call}; no task can be finished yet`,
    expected: `${WORKERS} tasks at work, each in a thread of its own`,
    actual: `${atWork.length}, in ${threads.length} threads`,
  });
});

Deno.test("each promise has the outcome of its own task, whichever is done first", async () => {
  const { call, outcomes, expected } = await run();
  assertSame(call, outcomes, expected);
});

Deno.test("the same threads do all tasks, each once, although one throws", async () => {
  const { call, atWork, log, numbers } = await run();
  const done = log.map((line) => Number(line.split(" ")[1]));
  const order = (list: readonly number[]): number[] => list.toSorted((a, b) => a - b);
  assertSame(call, { threads: threadsOf(log), tasks: order(done) }, {
    threads: threadsOf(atWork),
    tasks: order(numbers),
  });
});

Deno.test("after close() nothing more is taken", async () => {
  const { call, late } = await run();
  assertSame(`${call}; close(), and one more submit()`, late, "refused");
});

Deno.test("join() waits for all tasks, and for the end of the threads", async () => {
  const { call, early, left } = await run();
  assertShown(!early && left === 0, {
    input: `${call}; close(), join()`,
    expected: "it waits until all is done, and no thread is left",
    actual: early ? "it returned with a task still at work" : `threads left: ${left}`,
  });
});
