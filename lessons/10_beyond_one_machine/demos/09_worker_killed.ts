// You will see: a worker is killed in the middle of a job, and the engine gives that job to another.
import type { Demo } from "../../../course/kit.ts";
import { Gate, until } from "interleave/evidence";
import { claim, say } from "interleave/timeline";
import { Client, startWorker } from "./_engine.ts";
import { countAll, slices, sumOf } from "./_primes.ts";
import { Redis } from "./_redis.ts";

const SLICES = slices(4);
/** How long a worker may say nothing, in milliseconds; 30 s if nobody asks for less. */
const LOCK_MS = 500;

export const demo: Demo = {
  title: "the engine and a worker that is killed",
  shows: ["K4"],
  needs: ["linux", "redis"],
  predict: {
    question: "A worker is killed while it does a job. When does the engine notice?",
    choices: {
      a: "at once: the connection has ended",
      b: "when the worker has said nothing for some time",
      c: "never: the job is lost",
    },
    answer: "b",
    because: "a job belongs to a worker for a time, which it renews as long as it lives",
  },

  async run(): Promise<void> {
    await using redis = new Redis("writes everything down");
    await redis.start();
    const { place } = redis;
    await using client = await Client.connect(place);
    using begun = new Gate();
    const orders = { place, stuck: begun.path, lockDuration: LOCK_MS };
    const victim = startWorker("victim", orders);
    const jobs = await client.add(SLICES.map((from) => ({ from })));
    until("the victim to begin", () => begun.isOpen);
    say("I kill the victim, in the middle of its job");
    victim.kill();
    await victim.join();
    const counts = await client.queue.getJobCounts("active", "wait");
    say(`the engine says: ${counts.active} at work, ${counts.wait} waiting`);
    claim("it does not know yet", counts.active === 1 && counts.wait === 3, counts);

    const heir = startWorker("heir", { place, stalledInterval: 100 });
    const done = await client.results(jobs);
    heir.terminate();
    await heir.join();
    claim("no job is lost: the other did all four", done.every(({ by }) => by === "heir"), done);
    const sum = sumOf(done.map(({ primes }) => primes));
    claim("and the sum is right", sum === countAll(SLICES), sum);
    const again = await client.queue.getJob(jobs[0]!.id!);
    const times = again?.attemptsStarted;
    claim("lost is the work that was half done: that job was begun twice", times === 2, times);
  },
};

if (import.meta.main) await demo.run();
