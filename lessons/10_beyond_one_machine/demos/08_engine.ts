// You will see: the pool's job on an engine that serves many machines, with one worker and with two.
import type { Demo } from "../../../course/kit.ts";
import { Gate } from "interleave/evidence";
import { Pool } from "interleave/pools";
import { Barrier } from "interleave/processes";
import { claim, formatDuration, say } from "interleave/timeline";
import { Client, startWorker } from "./_engine.ts";
import { countAll, countPrimes, slices, sumOf } from "./_primes.ts";
import { type Place, Redis } from "./_redis.ts";

const SLICES = slices(40);

export const demo: Demo = {
  title: "a task queue on an existing engine",
  shows: ["K4"],
  needs: ["linux", "redis"],
  predict: {
    question: "Pool and engine do the same job, with two workers each. Which is quicker, here?",
    choices: { a: "the pool", b: "the engine" },
    answer: "a",
    because: "each job goes to a server and back, and is written down there: the price of distance",
  },

  async run(): Promise<void> {
    await using redis = new Redis("writes everything down");
    await redis.start();
    say(`a Redis server listens at port ${redis.place.port}`);
    const expected = countAll(SLICES);
    const ms = await onEngine(redis.place, expected);
    ms["pool, 2 workers"] = await onPool(expected);

    console.log(`\n${expected} primes, ${SLICES.length} jobs; once the workers are there`);
    const longest = Math.max(...Object.values(ms));
    for (const [way, each] of Object.entries(ms)) {
      const bar = "█".repeat(Math.ceil(each / longest * 25)).padEnd(25);
      console.log(`  ${way.padEnd(18)}▕${bar} ${formatDuration(each).padStart(7)}`);
    }
  },
};

/** As lesson 02 does it: the workers are children of this process. Gives the milliseconds. */
async function onPool(expected: number): Promise<number> {
  await using pool = new Pool(2, { module: import.meta.resolve("./_primes.ts") });
  await pool.map(countPrimes, SLICES.slice(0, 2), { chunkSize: 1 }); // so that both are there
  const began = performance.now();
  const sum = sumOf(await pool.map(countPrimes, SLICES, { chunkSize: 1 }));
  const took = performance.now() - began;
  claim("pool: the sum is right", sum === expected, sum);
  return took;
}

/** The workers know the server only, and could be anywhere. */
async function onEngine(place: Place, expected: number): Promise<Record<string, number>> {
  using gate = new Gate();
  const all = new Barrier(2);
  const crew = [startWorker("w1", { place, all })];
  crew.push(startWorker("w2", { place, all, start: gate.path }));
  await using client = await Client.connect(place);
  const ms: Record<string, number> = {};
  for (const workers of [1, 2]) {
    if (workers === 2) gate.open();
    await client.workers(workers);
    const began = performance.now();
    // With two workers, each waits in its first job until the other has one as well.
    const jobs = SLICES.map((from, n) => ({ from, together: workers === 2 && n < 2 }));
    const done = await client.results(await client.add(jobs));
    ms[`engine, ${workers} worker${workers === 1 ? "" : "s"}`] = performance.now() - began;
    const sum = sumOf(done.map(({ primes }) => primes));
    claim(`engine, ${workers}: the sum is the same`, sum === expected, sum);
    const shares = crew.map(({ name }) => done.filter(({ by }) => by === name).length);
    const atWork = shares.filter((share) => share > 0).length;
    claim(`jobs that each did: ${shares.join(" and ")}`, atWork === workers, shares);
  }
  for (const worker of crew) worker.terminate();
  for (const worker of crew) await worker.join();
  return ms;
}

if (import.meta.main) await demo.run();
