// You will see: a server hands out work over TCP, and two processes that know only its port do it.
import type { Demo } from "../../../course/kit.ts";
import { type Address, Client, type Connection, EndOfPipe } from "interleave/processes";
import { Listener, Process } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";
import { countAll, countPrimes, slices, sumOf } from "./_primes.ts";

const SLICES = slices(12);

export const demo: Demo = {
  title: "a work server",
  shows: ["K1"],
  needs: ["linux"],

  async run(): Promise<void> {
    using listener = new Listener({ port: 0 });
    const workers = ["w1", "w2"].map((name) =>
      new Process({ module: import.meta.url, name, target: work, args: [listener.address] })
    );
    for (const worker of workers) worker.start();
    const clients = [await listener.accept(), await listener.accept()];
    const todo = [...SLICES];
    const counts = await Promise.all(clients.map((client) => serve(client, todo)));
    for (const worker of workers) await worker.join();

    const shares = counts.map(({ length }) => length);
    claim(`slices that each did: ${shares.join(" and ")}`, !shares.includes(0), shares);
    const done = shares[0]! + shares[1]!;
    claim(`each of the ${SLICES.length} slices was done once`, done === SLICES.length, done);
    const sum = sumOf(counts.flat());
    claim(`there are ${sum} primes, as counted alone`, sum === countAll(SLICES), sum);
    const codes = workers.map(({ exitCode }) => exitCode);
    claim("the end of the connection ended the workers", String(codes) === "0,0", codes);
  },
};

/** One client: a slice there, a count back, as long as there are slices. */
async function serve(client: Connection, todo: number[]): Promise<number[]> {
  using _closed = client;
  const counts: number[] = [];
  for (let slice = todo.shift(); slice !== undefined; slice = todo.shift()) {
    await client.send(slice);
    counts.push(await client.recv() as number);
  }
  return counts;
}

/** What each worker does; it could run on another machine. */
export async function work(address: Address): Promise<void> {
  using server = await Client(address);
  say("I am connected");
  try {
    for (;;) {
      const slice = await server.recv() as number;
      using _span = span(`slice ${slice}`);
      await server.send(countPrimes(slice));
    }
  } catch (error) {
    if (!(error instanceof EndOfPipe)) throw error; // there is no more to do
  }
}

if (import.meta.main) await demo.run();
