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

/** Opens an office for these jobs. */
export async function open(jobs: readonly Job[], authKey: Uint8Array): Promise<Office> {
  const todo = new Queue<Job>();
  const done = new Queue<number>();
  for (const job of jobs) await todo.put(job);
  // TODO: what do workers find in the queue when there are no more jobs?
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
async function collect(done: Queue<number>, count: number): Promise<number[]> {
  const results: number[] = [];
  // TODO: this is the order in which they come.
  while (results.length < count) results.push(await done.get());
  return results;
}

/** Does jobs of an office as long as there are some; how many it has done. */
export async function work(address: Address, authKey: Uint8Array): Promise<number> {
  await using office = await Manager.connect({ address, authKey });
  const todo = await office.find<Queue<Job>>("todo");
  const done = await office.find<Queue<number>>("done");
  // TODO: this is one job; do as many as there are.
  await done.put(await doJob(await todo.get()));
  return 1;
}

if (import.meta.main) {
  const key = new TextEncoder().encode("only for this try");
  const jobs = [3, 0.5].map((number) => ({ door: "/dev/null", log: "/dev/null", number }));
  await using office = await open(jobs, key);
  console.log(`jobs done: ${await work(office.address, key)}`);
  console.log(await office.results);
}
