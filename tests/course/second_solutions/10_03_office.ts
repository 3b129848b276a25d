// No queue: workers call methods of one object, and the office knows what is left.
import { type Address, Manager, ManagerServer } from "interleave/managers";

export interface Job {
  readonly door: string;
  readonly log: string;
  readonly number: number;
}

export interface Office extends AsyncDisposable {
  readonly address: Address;
  readonly results: Promise<number[]>;
}

/** What workers may call. */
class Desk {
  readonly all = Promise.withResolvers<number[]>();
  readonly #jobs: readonly Job[];
  readonly #results: number[] = [];
  #next = 0;
  #left: number;

  constructor(jobs: readonly Job[]) {
    this.#jobs = jobs;
    this.#left = jobs.length;
    if (this.#left === 0) this.all.resolve([]);
  }

  take(): [place: number, job: Job] | null {
    const place = this.#next++;
    return place < this.#jobs.length ? [place, this.#jobs[place]!] : null;
  }

  bring(place: number, result: number): void {
    this.#results[place] = result;
    if (--this.#left === 0) this.all.resolve(this.#results);
  }
}

export async function doJob({ door, log, number }: Job): Promise<number> {
  Deno.writeTextFileSync(log, `${number}\n`, { append: true });
  using file = await Deno.open(door);
  await file.lock();
  return number ** 2;
}

export function open(jobs: readonly Job[], authKey: Uint8Array): Promise<Office> {
  const desk = new Desk(jobs);
  const address = { transport: "tcp", hostname: "127.0.0.1", port: 0 } as const;
  const server = new ManagerServer({ address, authKey, expose: { desk } });
  return Promise.resolve({
    address: server.address,
    results: desk.all.promise,
    async [Symbol.asyncDispose](): Promise<void> {
      server.close();
      await server.ended;
    },
  });
}

export async function work(address: Address, authKey: Uint8Array): Promise<number> {
  await using office = await Manager.connect({ address, authKey });
  const desk = await office.find<Desk>("desk");
  let count = 0;
  for (let taken = await desk.take(); taken !== null; taken = await desk.take()) {
    const [place, job] = taken;
    await desk.bring(place, await doJob(job));
    count++;
  }
  return count;
}
