/**
 * An office
 *
 * Jobs wait in one process; workers on other machines do them. A worker knows nothing but the address of
 * the office and its key.
 *
 *     await using office = await open(jobs, key);
 *     work(office.address, key)   // in another process, and in a third one, and in …
 *     await office.results        // when all are done
 *
 * - Whoever is free takes the next job. The results come in the order of the jobs, whoever was quicker.
 * - A worker ends when there is no more to do, and returns how many jobs it has done. How many workers
 *   there will be nobody knows beforehand; one may come when all is done.
 * - Who has another key is refused with an `AuthenticationError`.
 */
import { Queue } from "interleave/coroutines";
import { type Address, Manager, ManagerServer } from "interleave/managers";

/** Something to be done. */
export interface Job {
  readonly door: string;
  readonly log: string;
  readonly number: number;
}

/** Jobs that wait, and their results. */
export interface Office extends AsyncDisposable {
  /** Where workers find it. */
  readonly address: Address;
  /** In the order of the jobs. */
  readonly results: Promise<number[]>;
}

/** Does a job: notes it in the log, waits at its door, and gives the result. */
export async function doJob({ door, log, number }: Job): Promise<number> {
  Deno.writeTextFileSync(log, `${number}\n`, { append: true });
  using file = await Deno.open(door);
  await file.lock();
  return number ** 2;
}

/** A job and its place; `null` says that there are no more. */
type Item = { readonly place: number; readonly job: Job } | null;

/** A result, and the place of its job. */
type Result = { readonly place: number; readonly result: number };

/** Opens an office for these jobs. */
export async function open(jobs: readonly Job[], authKey: Uint8Array): Promise<Office> {
  const todo = new Queue<Item>();
  const done = new Queue<Result>();
  for (const [place, job] of jobs.entries()) await todo.put({ place, job });
  // One is enough for any number of workers: whoever finds it puts it back.
  await todo.put(null);
  const server = new ManagerServer({
    address: { transport: "tcp", hostname: "127.0.0.1", port: 0 },
    authKey,
    expose: { todo, done },
  });
  return {
    address: server.address,
    results: collect(done, jobs.length),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Takes so many results from a queue. */
async function collect(done: Queue<Result>, count: number): Promise<number[]> {
  const results: number[] = [];
  for (let n = 0; n < count; n++) {
    // Each says where it belongs: who was quicker says nothing about that.
    const { place, result } = await done.get();
    results[place] = result;
  }
  return results;
}

/** Does jobs of an office as long as there are some; how many it has done. */
export async function work(address: Address, authKey: Uint8Array): Promise<number> {
  await using office = await Manager.connect({ address, authKey });
  const todo = await office.find<Queue<Item>>("todo");
  const done = await office.find<Queue<Result>>("done");
  for (let count = 0;; count++) {
    const item = await todo.get();
    if (item === null) {
      await todo.put(null); // for the next worker, who may not have come yet
      return count;
    }
    await done.put({ place: item.place, result: await doJob(item.job) });
  }
}

if (import.meta.main) {
  const key = new TextEncoder().encode("only for this try");
  const jobs = [3, 0.5].map((number) => ({ door: "/dev/null", log: "/dev/null", number }));
  await using office = await open(jobs, key);
  console.log(`jobs done: ${await work(office.address, key)}`);
  console.log(await office.results);
}
