/**
 * Two workers and who dismisses them, for every schedule.
 *
 * @module
 */
import { type Program, program, type Queue, type SharedInt } from "interleave/explore";
import {
  dismiss,
  type Job,
  type Line,
  type Outcome,
  serve,
  type Task,
} from "../exercises/07_own_pool.ts";

interface Shared {
  readonly tasks: Queue;
  readonly outcomes: SharedInt[];
}

const WORKERS = 2, TASKS = 2;
/** The queue of the explorer takes numbers: this one stands for `null`. */
const NULL = -1;

export const workers: Program<Shared> = program({
  shared: (m) => ({ tasks: m.queue("tasks"), outcomes: m.ints("outcome", TASKS) }),
  threads: {
    pool(shared): void {
      const tasks = lineOf(shared);
      for (let id = 0; id < TASKS; id++) tasks.putSync([id, jobOf(id)]);
      dismiss(tasks, WORKERS);
    },
    A: work,
    B: work,
  },
  check({ outcomes }): void {
    const times = outcomes.map((each) => each.load());
    if (times.every((n) => n === 1)) return;
    throw new Error(`expected one outcome of each task, found ${times.join(" and ")}`);
  },
});

function work(shared: Shared): void {
  const outcomes: Line<Outcome> = {
    putSync([id, value]): void {
      if (value !== id + 0.5) throw new Error(`expected ${id + 0.5} of task ${id}, found ${value}`);
      shared.outcomes[id]!.add(1);
    },
    getSync(): Outcome {
      throw new Error("Cannot take an outcome: that is for the pool, not for its workers");
    },
  };
  serve(lineOf(shared), outcomes, ({ number }) => number + 0.5);
}

function jobOf(id: number): Job {
  return { door: "/dev/null", log: "/dev/null", number: id };
}

/** The queue of the explorer, as one of tasks. */
function lineOf({ tasks }: Shared): Line<Task> {
  return {
    putSync: (task) => tasks.putSync(task === null ? NULL : task[0]),
    getSync(): Task {
      const id = tasks.getSync();
      return id === NULL ? null : [id, jobOf(id)];
    },
  };
}
