// You will see: what each worker does once before its first task, and workers that are replaced.
import type { Demo } from "../../../course/kit.ts";
import { Pool } from "interleave/pools";
import { Value } from "interleave/processes";
import { getpid } from "interleave/system";
import { claim, say, span } from "interleave/timeline";

const module = import.meta.url;
const TASKS = 9, MOST = 3;

export const demo: Demo = {
  title: "a good start, and a change in time",
  shows: ["C6"],
  needs: ["linux"],
  predict: {
    question: `${TASKS} tasks for one worker, maxTasksPerWorker: ${MOST}. How many processes?`,
    choices: { a: "1", b: `${MOST}`, c: `${TASKS}` },
    answer: "b",
    because: `a worker that has done ${MOST} tasks ends, and a new one takes its place`,
  },

  async run(): Promise<void> {
    const loads = new Value("int32");
    {
      const options = { module, initializer: load, initArgs: ["sea", loads] };
      await using pool = new Pool(2, options);
      const rhymes = await pool.map(rhyme, ["tea", "lake", "bee", "cake", "key", "wake"]);
      say(rhymes.join("; "));
      const right = rhymes.filter((each) => each.endsWith("sea")).length;
      claim("all tasks found what the initializer had loaded", right === 6, rhymes);
      const times = loads.value;
      claim("it was loaded once in each worker, not for each task", times <= 2, times);
    }
    {
      await using pool = new Pool(1, { module, maxTasksPerWorker: MOST });
      const tasks = Array.from({ length: TASKS }, (_, n) => n);
      const pids = await pool.map(count, tasks, { chunkSize: 1 });
      const different = [...new Set(pids.map(({ pid }) => pid))];
      say(`${TASKS} tasks, done by ${different.join(", then ")}`);
      claim(`nobody did more than ${MOST}`, pids.every(({ nth }) => nth <= MOST), pids);
      claim(`so there were ${MOST} workers, one after the other`, different.length === MOST, pids);
    }
    {
      await using pool = new Pool(1, { module, maxTasksPerWorker: MOST });
      const tasks = Array.from({ length: TASKS }, (_, n) => n);
      const pids = await pool.map(count, tasks, { chunkSize: TASKS });
      const most = Math.max(...pids.map(({ nth }) => nth));
      claim(`but one chunk is one task, with ${TASKS} items too`, most === TASKS, pids);
    }
  },
};

/** What was loaded: each worker has a variable of its own. */
let word = "nothing";

/** What each worker does before its first task. */
export function load(toLoad: string, loads: Value<"int32">): void {
  using _span = span("loads");
  word = toLoad;
  loads.add(1);
  say(`I load "${toLoad}"`);
}

export function rhyme(other: string): string {
  return `${other} and ${word}`;
}

let times = 0;

/** Who did it, and which of its own tasks it was. */
export function count(_task: number): { pid: number; nth: number } {
  using _span = span("a task");
  return { pid: getpid(), nth: ++times };
}

if (import.meta.main) await demo.run();
