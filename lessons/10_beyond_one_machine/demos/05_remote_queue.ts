// You will see: queues in one process, used by others that know nothing but an address and a key.
import type { Demo } from "../../../course/kit.ts";
import { Barrier, Queue } from "interleave/coroutines";
import { type Address, Manager, ManagerServer } from "interleave/managers";
import { currentProcess, Process, SimpleQueue } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";
import { countAll, countPrimes, slices, sumOf } from "./_primes.ts";

const module = import.meta.url;
const SLICES = slices(12);
const END = -1; // for a worker: there is no more to come

type Result = { readonly by: string; readonly count: number };

export const demo: Demo = {
  title: "a queue for other machines",
  shows: ["K3"],
  needs: ["linux"],

  async run(): Promise<void> {
    const authKey = crypto.getRandomValues(new Uint8Array(32));
    using told = new SimpleQueue<Address>();
    const office = new Process({ module, name: "office", target: keep, args: [authKey, told] });
    office.start();
    const address = await told.get();
    const args = [address, authKey] as const;
    const workers = ["w1", "w2"].map((name) => new Process({ module, name, target: work, args }));
    for (const worker of workers) worker.start();

    await using manager = await Manager.connect({ address, authKey });
    const jobs = await manager.find<Queue<number>>("jobs");
    const results = await manager.find<Queue<Result>>("results");
    for (const slice of [...SLICES, END, END]) await jobs.put(slice);
    say(`${await jobs.qsize()} items in a queue that is not here`);
    const found: Result[] = [];
    while (found.length < SLICES.length) found.push(await results.get());
    for (const worker of workers) await worker.join();

    const shares = workers.map(({ name }) => found.filter(({ by }) => by === name).length);
    claim(`slices that each did: ${shares.join(" and ")}`, !shares.includes(0), shares);
    const sum = sumOf(found.map(({ count }) => count));
    claim(`all results came back: ${sum} primes`, sum === countAll(SLICES), sum);
    const rest = [await jobs.qsize(), await results.qsize()];
    claim("both queues are empty", String(rest) === "0,0", rest);
    office.terminate();
    await office.join();
    const lost = await jobs.qsize().catch((error: Error) => error.name);
    claim("when their keeper has ended, nobody has them", lost === "ConnectionLostError", lost);
  },
};

/** Keeps the queues; does nothing else, until it is ended. */
export async function keep(authKey: Uint8Array, told: SimpleQueue<Address>): Promise<void> {
  await using server = new ManagerServer({
    address: { transport: "tcp", hostname: "127.0.0.1", port: 0 },
    authKey,
    expose: { jobs: new Queue<number>(), results: new Queue<Result>(), both: new Barrier(2) },
  });
  await told.put(server.address);
  await server.ended;
}

/** Takes jobs, and brings results. */
export async function work(address: Address, authKey: Uint8Array): Promise<void> {
  await using manager = await Manager.connect({ address, authKey });
  const jobs = await manager.find<Queue<number>>("jobs");
  const results = await manager.find<Queue<Result>>("results");
  const both = await manager.find<Barrier>("both");
  let slice = await jobs.get();
  await both.wait(); // each has a slice now
  for (; slice !== END; slice = await jobs.get()) {
    using _span = span(`slice ${slice}`);
    await results.put({ by: currentProcess().name, count: countPrimes(slice) });
  }
}

if (import.meta.main) await demo.run();
