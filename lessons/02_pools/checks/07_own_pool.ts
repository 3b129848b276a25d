import { assertNoScheduleFails, assertSame, assertShown, Chance } from "interleave/checks";
import { enumerateThreads } from "interleave/threads";
import { once } from "./_once.ts";
import { enter, note, Scene } from "./_scene.ts";
import { type Job, SmallPool } from "../exercises/07_own_pool.ts";

const chance = new Chance();
const WORKERS = 2;
const JOBS = 6;
const LATE = "# refused a late task";
const TAKEN = "# took a late task";
const JOINED = "# joined";

/** What was seen on the stage in the end. */
interface Seen {
  /** The roots, or the messages of the errors. */
  readonly outcomes: readonly (number | string)[];
  /** How many threads there were after `join()`, the main one left out. */
  readonly left: number;
}

/** Runs on the stage. Doors: of the first job, of the others, and the one before `close()`. */
export async function play(
  [own, shared, closing]: readonly string[],
  log: string,
  numbers: readonly number[],
): Promise<Seen> {
  enter(log);
  const pool = new SmallPool(WORKERS);
  const jobs = numbers.map((number, n): Job => ({ door: (n === 0 ? own : shared)!, log, number }));
  const promises = jobs.map((job) => pool.submit(job).catch(({ message }: Error) => message));
  using door = await Deno.open(closing!);
  await door.lock();
  pool.close();
  const late = Promise.try(() => pool.submit(jobs[1]!)).then(() => TAKEN, () => LATE);
  const soon = new Promise((resolve) => setTimeout(resolve)).then(() => TAKEN);
  note(log, await Promise.race([late, soon]));
  await pool.join();
  note(log, JOINED);
  const left = enumerateThreads().length - 1;
  return { outcomes: await Promise.all(promises), left };
}

/** One run, in which the first job takes longer than all others together. */
const run = once(async () => {
  const roots = chance.shuffled([...Array(20).keys()]).slice(0, JOBS);
  const numbers = roots.map((root) => root ** 2);
  const bad = chance.int(1, JOBS - 1);
  numbers[bad] = -1 - numbers[bad]!;
  const call = `a SmallPool(${WORKERS}) that gets ${numbers.join(", ")}   (seed ${chance.seed})`;
  await using scene = new Scene(3, import.meta.url, play, numbers);
  await scene.until(WORKERS);
  const atWork = scene.log;
  scene.open(2);
  await scene.until(WORKERS + 1); // the late task is taken, or not
  scene.open(1);
  await scene.until(JOBS + 1);
  const log = scene.log.filter((line) => !line.startsWith("#"));
  const early = scene.log.includes(JOINED);
  const isRefused = scene.log.includes(LATE);
  const expected = roots.map((root, n) =>
    n === bad ? `Cannot take the root of ${numbers[n]}` : root
  );
  const end = await scene.returned().then(({ value }) => value, (error: Error) => error);
  const seen = end instanceof Error ? { outcomes: end.message, left: end.message } : end;
  return { ...seen, call, numbers, atWork, early, isRefused, log, expected };
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
  const { call, atWork } = await run();
  const threads = threadsOf(atWork);
  assertShown(atWork.length === WORKERS && threads.length === WORKERS, {
    input: `${call}; no task can be finished yet`,
    expected: `${WORKERS} tasks at work, each in a thread of its own`,
    actual: `${atWork.length}, in ${threads.length} threads`,
  });
});

Deno.test("after close() nothing more is taken", async () => {
  const { call, isRefused } = await run();
  assertShown(isRefused, {
    input: `${call}; close(), and one more submit()`,
    expected: "it throws, or rejects",
    actual: "the job is taken",
  });
});

Deno.test("each promise has the outcome of its own task, whichever is done first", async () => {
  const { call, outcomes, expected } = await run();
  assertSame<unknown>(call, outcomes, expected);
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

Deno.test("join() waits for all tasks, and for the end of the threads", async () => {
  const { call, early, left } = await run();
  assertShown(!early && left === 0, {
    input: `${call}; close(), join()`,
    expected: "it waits until all is done, and no thread is left",
    actual: early ? "it returned with a task still at work" : `threads left: ${left}`,
  });
});
