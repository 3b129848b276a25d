// You will see: tasks that run beside each other, and three ways to wait for all of them.
import type { Demo } from "../../../course/kit.ts";
import {
  allTasks,
  asCompleted,
  type Coroutine,
  createTask,
  gather,
  run,
  type Task,
} from "interleave/coroutines";
import { claim, say } from "interleave/timeline";

let begun: string[] = [];

export const demo: Demo = {
  title: "tasks side by side",
  shows: ["J2"],
  predict: {
    question: "You create a task, and its body begins with a print. When is that printed?",
    choices: {
      a: "within createTask()",
      b: "as soon as you wait for something",
      c: "at `await task`",
    },
    answer: "b",
    because: "a task begins in its first turn, and turns come when somebody gives way",
  },

  async run(): Promise<void> {
    await run(async (main) => {
      const task = createTask(step("slow", 3));
      claim("the task is there and has not begun", begun.length === 0 && !task.done, begun);
      await main.sleep(0);
      claim("I gave way, and it has begun", begun.join() === "slow", begun);
      claim("it is the result that one waits for", await task === "slow", task.done);

      begun = [];
      const all = await main.until(
        gather([step("slow", 3), step("quick", 1), step("middling", 2)]),
      );
      claim("gather(): all had begun before one ended", begun.length === 3, begun);
      claim("results in the order of the arguments", all.join() === "slow,quick,middling", all);

      const order: string[] = [];
      for (const next of asCompleted([step("slow", 3), step("quick", 1), step("middling", 2)])) {
        order.push(await main.until(next));
        say(`${order.at(-1)} has ended`);
      }
      claim("asCompleted(): whoever ends first", order.join() === "quick,middling,slow", order);

      createTask((task) => task.sleep(Infinity), { name: "forgotten" });
      await main.sleep(0);
      const names = allTasks().map(({ name }) => name);
      claim("a task that nobody waits for lives on", names.join() === "main,forgotten", names);
    });
    const left = allTasks();
    claim("run() has ended it: nothing goes on unseen", left.length === 0, left);
  },
};

/** A coroutine that gives way so many times. */
function step(name: string, turns: number): Coroutine<string> {
  return async (task: Task): Promise<string> => {
    begun.push(name);
    for (let i = 0; i < turns; i++) await task.sleep(0);
    return name;
  };
}

if (import.meta.main) await demo.run();
