/**
 * The demos' use of BullMQ: a queue of jobs in a Redis server, for workers on any number of machines.
 *
 * @module
 */
import { Gate } from "interleave/evidence";
import { type Barrier, currentProcess, Process } from "interleave/processes";
import { onSignal } from "interleave/signals";
import { say, span } from "interleave/timeline";
import { countPrimes } from "./_primes.ts";
import type { Place } from "./_redis.ts";

/** A job: a slice of numbers. */
export interface Slice {
  readonly from: number;
  /** Whether the worker waits in it until all workers have such a job. */
  readonly together?: boolean;
}

/** The result of a job. */
export interface Done {
  /** The worker's name. */
  readonly by: string;
  readonly primes: number;
}

/** What a worker is told. */
export interface Orders {
  readonly place: Place;
  /** The worker asks for work when this gate is open; at once if there is none. */
  readonly start?: string;
  /** Where the workers wait for each other. */
  readonly all?: Barrier;
  /** Never ends its first job, and opens this gate when it has begun with it. */
  readonly stuck?: string;
  /** How long a job stays the worker's if that says nothing any more, in milliseconds. */
  readonly lockDuration?: number;
  /** How often it looks for jobs whose worker says nothing any more, in milliseconds; else never. */
  readonly stalledInterval?: number;
}

/** For how long a job is a worker's, if nobody asks for less, in milliseconds. */
const LOCK_MS = 30_000;
/** After how long to connect anew to a server that has gone, in milliseconds. */
const RETRY_MS = 50;
/** The queue's name. */
const NAME = "primes";
/**
 * A name that Deno does not find when it looks for imports: only who gets here loads the package.
 * `deno.json` names its version, and that of `msgpackr-extract`, a part of it whose newer versions ask
 * for packages that not every registry has.
 */
const PACKAGE: string = "bullmq";

// deno-lint-ignore interleave/lesson-imports -- the existing engine that this lesson is about
type Engine = typeof import("bullmq");
type JobQueue = InstanceType<Engine["Queue"]>;
type QueueEvents = InstanceType<Engine["QueueEvents"]>;
type Job = Awaited<ReturnType<JobQueue["addBulk"]>>[number];

/** The side of those who have jobs to be done. */
export class Client implements AsyncDisposable {
  private constructor(readonly queue: JobQueue, readonly events: QueueEvents) {}

  /** Connects. */
  static async connect(place: Place): Promise<Client> {
    const { Queue, QueueEvents } = await load();
    const connection = { ...place, retryStrategy: (): number => RETRY_MS };
    const client = new Client(
      new Queue(NAME, { connection }),
      new QueueEvents(NAME, { connection }),
    );
    // Both connect anew by themselves when the server goes and comes back: nothing to be told.
    client.queue.on("error", () => {});
    client.events.on("error", () => {});
    // Each job that is waited for is one.
    client.queue.setMaxListeners(0);
    client.events.setMaxListeners(0);
    await client.events.waitUntilReady();
    return client;
  }

  /** Waits until so many workers are there. */
  async workers(count: number): Promise<void> {
    while (await this.queue.getWorkersCount() < count) await pause();
  }

  /** Puts jobs into the queue; waits until the server has them. */
  async add(slices: readonly Slice[]): Promise<Job[]> {
    return await this.queue.addBulk(
      slices.map((data) => ({ name: `slice ${data.from}`, data })),
    );
  }

  /** Waits for the results of jobs. */
  async results(jobs: readonly Job[]): Promise<Done[]> {
    return await Promise.all(jobs.map((job) => job.waitUntilFinished(this.events))) as Done[];
  }

  /** Ends both connections. One that is just being made anew has to be there first: else its end is never told. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const side of [this.events, this.queue]) {
      const connection = await side.client;
      while (!["ready", "end"].includes(connection.status)) await pause();
      await side.close();
    }
  }
}

/** Starts a worker, in a process that knows nothing but where the server is. */
export function startWorker(name: string, orders: Orders): Process {
  const worker = new Process({
    module: import.meta.url,
    name,
    daemon: true,
    target: work,
    args: [orders],
  });
  worker.start();
  return worker;
}

/** What each worker does, until SIGTERM comes. */
export async function work(orders: Orders): Promise<void> {
  const { place, start, all, stuck, lockDuration = LOCK_MS, stalledInterval } = orders;
  const asked = Promise.withResolvers<void>();
  using _handler = onSignal("SIGTERM", () => asked.resolve());
  const { Worker } = await load();
  while (start !== undefined && !new Gate(start).isOpen) await pause();
  const doJob = async (name: string, { from, together = false }: Slice): Promise<Done> => {
    using _span = span(name);
    if (together) await all?.wait();
    if (stuck !== undefined) {
      say(`I am in the middle of ${name}`);
      new Gate(stuck).open();
      await asked.promise;
    }
    return { by: currentProcess().name, primes: countPrimes(from) };
  };
  const worker = new Worker<Slice, Done>(NAME, ({ name, data }) => doJob(name, data), {
    connection: place,
    lockDuration,
    ...(stalledInterval === undefined ? { skipStalledCheck: true } : { stalledInterval }),
  });
  worker.on("error", () => {}); // the server has gone: the worker connects anew when it is back
  await asked.promise;
  await worker.close();
}

function load(): Promise<Engine> {
  return import(PACKAGE);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
