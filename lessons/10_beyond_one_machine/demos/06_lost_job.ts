// You will see: a worker dies with a job in its hands; without care, nobody ever does that job.
import type { Demo } from "../../../course/kit.ts";
import { type Address, Client, EndOfPipe, Listener, Process } from "interleave/processes";
import { getpid, kill } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { serve as broken } from "./broken/_serve.ts";
import { serve as fixed } from "./fixed/_serve.ts";

const JOBS = [1, 2, 3, 4, 5, 6];

export const demo: Demo = {
  title: "the job of a worker that dies",
  shows: ["K1", "K3"],
  needs: ["linux"],
  predict: {
    question: "A worker has taken a job out of the queue, and is killed. Where is the job?",
    choices: { a: "back in the queue", b: "nowhere" },
    answer: "b",
    because: "whoever takes something out has it alone; to keep a copy is what a server has to do",
  },

  async run(): Promise<void> {
    const lost = await missing("broken", broken);
    claim("broken: one job is lost, and nobody was told", String(lost) === "1", lost);
    const none = await missing("fixed", fixed);
    claim("fixed: the other worker has done it as well", none.length === 0, none);
  },
};

/** Has jobs done by one that dies in its first, and by one that lives; the jobs without a result. */
async function missing(version: string, serve: typeof broken): Promise<number[]> {
  using listener = new Listener({ port: 0 });
  const jobs = [...JOBS];
  const results = new Map<number, unknown>();
  for (const [name, target] of [["mortal", die], ["healthy", work]] as const) {
    const args = [listener.address] as const;
    const worker = new Process({ module: import.meta.url, name, target, args });
    worker.start();
    using connection = await listener.accept();
    using _span = span(`${version}: serves the ${name} one`);
    await serve(connection, jobs, results);
    connection.close();
    await worker.join();
    say(
      `${version}: the ${name} worker has ended with ${worker.exitCode}; ${results.size} results`,
    );
  }
  return JOBS.filter((job) => !results.has(job));
}

/** Gets a job, and is killed. */
export async function die(address: Address): Promise<void> {
  using server = await Client(address);
  const job = await server.recv();
  say(`I have job ${job}, and am killed`);
  kill(getpid(), "SIGKILL");
}

/** Does jobs as long as there are some. */
export async function work(address: Address): Promise<void> {
  using server = await Client(address);
  try {
    for (;;) {
      const job = await server.recv() as number;
      using _span = span(`job ${job}`);
      await server.send(job ** 2);
    }
  } catch (error) {
    if (!(error instanceof EndOfPipe)) throw error;
  }
}

if (import.meta.main) await demo.run();
