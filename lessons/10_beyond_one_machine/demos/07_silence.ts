// You will see: a worker falls silent; only a limit in time tells, and later it answers after all.
import type { Demo } from "../../../course/kit.ts";
import { until } from "interleave/evidence";
import { type Address, Client, type Connection, EndOfPipe } from "interleave/processes";
import { Listener, Process, TimeoutError } from "interleave/processes";
import { kill, processStatus } from "interleave/system";
import { claim, say, span } from "interleave/timeline";

const module = import.meta.url;
const JOB = 12;
const PATIENCE_MS = 200;

export const demo: Demo = {
  title: "silence, and an answer too late",
  shows: ["K1"],
  needs: ["linux"],
  predict: {
    question: "The process of a worker is stopped, like a machine that hangs. Its connection …",
    choices: { a: "ends", b: "reports an error", c: "says nothing" },
    answer: "c",
    because: "the two systems still hold it open; that nobody reads and writes is no event",
  },

  async run(): Promise<void> {
    using listener = new Listener({ port: 0 });
    const [slow, slowWorker] = await hire(listener, "slow");
    const [quick, quickWorker] = await hire(listener, "quick");
    const results = new Map<number, unknown>();

    kill(slowWorker.pid!, "SIGSTOP");
    until("the stop", () => processStatus(slowWorker.pid!)?.state === "T");
    await slow.send(JOB);
    const late = await hear(slow, PATIENCE_MS);
    say(`after ${PATIENCE_MS} ms: ${late}`);
    claim("no end and no error: only my patience has ended", late instanceof TimeoutError, late);

    say("I give the job to the other one");
    await quick.send(JOB);
    results.set(JOB, await quick.recv());
    say(`its result: ${results.get(JOB)}`);

    kill(slowWorker.pid!, "SIGCONT"); // it knows nothing of all this
    const second = await slow.recv();
    say(`and now the slow one has a result as well: ${second}`);
    claim("the job was done twice", second === results.get(JOB), second);
    results.set(JOB, second);
    claim("and counts once: a result is kept by its job", results.size === 1, results);

    for (const connection of [slow, quick]) connection.close();
    for (const worker of [slowWorker, quickWorker]) await worker.join();
  },
};

async function hire(listener: Listener, name: string): Promise<[Connection, Process]> {
  const args = [listener.address] as const;
  const worker = new Process({ module, name, daemon: true, target: work, args });
  worker.start();
  return [await listener.accept(), worker];
}

/** What comes, or why nothing does. */
async function hear(worker: Connection, timeout: number): Promise<unknown> {
  using _span = span("waits");
  return await worker.recv({ timeout }).catch((error: unknown) => error);
}

export async function work(address: Address): Promise<void> {
  using server = await Client(address);
  try {
    for (;;) {
      const job = await server.recv() as number;
      await server.send(job ** 2);
    }
  } catch (error) {
    if (!(error instanceof EndOfPipe)) throw error;
  }
}

if (import.meta.main) await demo.run();
