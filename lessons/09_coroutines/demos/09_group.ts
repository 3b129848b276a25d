// You will see: one of three tasks fails; what the other two do, without a group and with one.
import type { Demo } from "../../../course/kit.ts";
import { createTask, gather, run, type Task, TaskGroup } from "interleave/coroutines";
import { claim, say } from "interleave/timeline";

let ended: string[] = [];

export const demo: Demo = {
  title: "one fails, and the others?",
  shows: ["J2"],
  predict: {
    question: "Three tasks are gathered, and one of them fails. What do the others do?",
    choices: { a: "they are cancelled", b: "they go on, though nobody waits for them" },
    answer: "b",
    because: "gather() passes the first error on and leaves the rest alone; a TaskGroup does not",
  },

  async run(): Promise<void> {
    await run(async (main) => {
      say("gather()");
      const tasks = [load(5), load(8), fail(1)].map((body) => createTask(body));
      const error = await main.until(gather(tasks)).catch((error: Error) => error);
      claim("it fails with the first error", (error as Error).message === "no page 1", error);
      const goOn = tasks.filter((task) => !task.done);
      claim(`${goOn.length} tasks go on`, goOn.length === 2, ended);
      await main.until(gather(goOn));
      claim("and do work that nobody wants", ended.join() === "5 loaded,8 loaded", ended);

      ended = [];
      say("TaskGroup");
      const failure = await new TaskGroup().run(main, (group) => {
        for (const body of [load(5), load(8), fail(1)]) group.createTask(body);
      }).catch((error: AggregateError) => error);
      const errors = (failure as AggregateError).errors.map(String).join();
      claim("it fails with all errors", errors === "Error: no page 1", failure);
      claim("the others were cancelled", ended.join() === "5 cancelled,8 cancelled", ended);

      ended = [];
      const pages = await new TaskGroup().run(main, (group) => {
        const tasks = [load(3), load(1)].map((body) => group.createTask(body));
        return tasks; // the block is over, but not the group
      });
      const loaded = pages.map((page) => page.result());
      claim("without an error: who leaves it has waited for all", loaded.join() === "3,1", ended);
    });
  },
};

/** Loads a page, which takes so many turns. */
function load(turns: number): (task: Task) => Promise<number> {
  return async (task) => {
    let how = "cancelled";
    try {
      for (let i = 0; i < turns; i++) await task.sleep(1);
      how = "loaded";
      return turns;
    } finally {
      ended.push(`${turns} ${how}`);
    }
  };
}

function fail(turns: number): (task: Task) => Promise<never> {
  return async (task) => {
    for (let i = 0; i < turns; i++) await task.sleep(1);
    throw new Error(`no page ${turns}`);
  };
}

if (import.meta.main) await demo.run();
