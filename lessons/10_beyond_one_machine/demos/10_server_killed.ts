// You will see: the server of the engine is killed; what it had written down is there when it is back.
import type { Demo } from "../../../course/kit.ts";
import { claim, say, span } from "interleave/timeline";
import { Client, startWorker } from "./_engine.ts";
import { countAll, slices, sumOf } from "./_primes.ts";
import { type Memory, Redis } from "./_redis.ts";

const SLICES = slices(8);

export const demo: Demo = {
  title: "the engine's server is killed",
  shows: ["K4"],
  needs: ["linux", "redis"],
  predict: {
    question: "8 jobs wait in the server when it is killed. It starts again. How many wait now?",
    choices: { a: "8", b: "none", c: "8 or none: that depends on how it was set up" },
    answer: "c",
    because: "a server that keeps jobs in memory only has forgotten them; files outlive it",
  },

  async run(): Promise<void> {
    claim("written down: none was lost", await lostBy("writes everything down") === 0);
    const lost = await lostBy("writes nothing down");
    claim(`not written down: all ${SLICES.length} were lost`, lost === SLICES.length, lost);
  },
};

/** Has jobs waiting in a server, kills it, starts it again, and has done what is still there. */
async function lostBy(memory: Memory): Promise<number> {
  using _span = span(`a server that ${memory}`);
  say(`a server that ${memory}`);
  await using redis = new Redis(memory);
  await redis.start();
  await using client = await Client.connect(redis.place);
  const jobs = await client.add(SLICES.map((from) => ({ from })));
  const before = await client.queue.getWaitingCount();
  claim(`the server has said that it has ${before} jobs`, before === SLICES.length, before);

  await redis.kill();
  say("I have killed it, and start it again");
  await redis.start();
  const after = await client.queue.getWaitingCount(); // the client has connected anew by itself
  say(`${after} jobs are waiting`);
  if (after === 0) return before;

  const worker = startWorker("worker", { place: redis.place });
  const done = await client.results(jobs.slice(0, after));
  worker.terminate();
  await worker.join();
  const sum = sumOf(done.map(({ primes }) => primes));
  claim("and a worker does them", sum === countAll(SLICES), sum);
  return before - after;
}

if (import.meta.main) await demo.run();
