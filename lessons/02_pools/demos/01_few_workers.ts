// You will see: ten tasks done by three processes, which are started once and used again.
import type { Demo } from "../../../course/kit.ts";
import { rest } from "interleave/evidence";
import { Pool } from "interleave/pools";
import { Barrier } from "interleave/processes";
import { getpid } from "interleave/system";
import { claim, say, span } from "interleave/timeline";

const TASKS = 10, WORKERS = 3;

export const demo: Demo = {
  title: "ten tasks, three workers",
  shows: ["C1"],
  needs: ["linux"],
  predict: {
    question: `A pool of ${WORKERS} does ${TASKS} tasks. How many processes do them?`,
    choices: { a: "1", b: `${WORKERS}`, c: `${TASKS}` },
    answer: "b",
    because: "a worker that is done with a task takes the next one; no process is made for it",
  },

  async run(): Promise<void> {
    await using pool = new Pool(WORKERS, { module: import.meta.url });
    const started = pool.workers;
    say(`my workers: ${started.map(({ ident }) => ident).join(", ")}`);

    const allHere = new Barrier(WORKERS);
    const tasks = Array.from({ length: TASKS }, (_, n) => n + 1);
    const done = await pool.map(
      work,
      // The first three wait for each other, so that everybody has had one.
      tasks.map((task) => ({ task, meet: task <= WORKERS ? allHere : null })),
      { chunkSize: 1 },
    );

    const pids = new Set(done.map(({ pid }) => pid));
    const known = started.every(({ ident }) => pids.has(ident));
    claim(`${TASKS} tasks were done by ${WORKERS} processes`, pids.size === WORKERS, [...pids]);
    claim("they are the ones that were there before the first task", known, done);
    const most = Math.max(
      ...[...pids].map((pid) => done.filter((each) => each.pid === pid).length),
    );
    claim("so somebody has done several, one after the other", most > 1, most);
    const order = done.map(({ task }) => task).join();
    claim("the results are in the order of the tasks", order === tasks.join(), order);

    await using threads = new Pool(WORKERS, { module: import.meta.url, kind: "thread" });
    const { pid } = await threads.apply(work, [{ task: TASKS + 1, meet: null }]);
    claim("the workers of another kind, threads, are inside of my process", pid === Deno.pid, pid);
  },
};

/** What there is to do. */
interface Task {
  readonly task: number;
  /** Where to wait for others, if anywhere. */
  readonly meet: Barrier | null;
}

/** What a worker does. A function for a pool is exported, so that the workers find it. */
export async function work({ task, meet }: Task): Promise<{ task: number; pid: number }> {
  await meet?.wait();
  using _span = span(`task ${task}`);
  rest(50);
  return { task, pid: getpid() };
}

if (import.meta.main) await demo.run();
