/**
 * The program of the exercise: two workers take three tasks in order, and note what is done.
 *
 * @module
 */
import { type Program, program, type SharedInt } from "interleave/explore";

interface Shared {
  /** How many tasks were taken. */
  readonly taken: SharedInt;
  /** How many are done. */
  readonly done: SharedInt;
  /** Which ones, in the order in which they were. */
  readonly order: SharedInt[];
}

const TASKS = 3;

export const twoWorkers: Program<Shared> = program({
  shared: (m) => ({ taken: m.int("taken"), done: m.int("done"), order: m.ints("order", TASKS) }),
  threads: { A: work, B: work },
  outcome: ({ order }): string => order.map((task) => task.load()).join(" "),
});

function work({ taken, done, order }: Shared): void {
  for (let task = taken.add(1); task < TASKS; task = taken.add(1)) {
    order[done.add(1)]!.store(task + 1);
  }
}
