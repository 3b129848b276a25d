// You will see: a cancelled task tidies up and ends, and one that swallows the request goes on.
import type { Demo } from "../../../course/kit.ts";
import { CancelledError, createTask, run, type Task } from "interleave/coroutines";
import { claim, say } from "interleave/timeline";

let did: string[] = [];

export const demo: Demo = {
  title: "to be cancelled, and to refuse",
  shows: ["J2"],
  predict: {
    question: "A task in a long loop without `await` is cancelled. When does it hear of it?",
    choices: { a: "at once", b: "where it waits next", c: "never" },
    answer: "b",
    because: "cancel() throws an error where the task waits, so it has to wait for something",
  },

  async run(): Promise<void> {
    await run(async (main) => {
      say("a task that tidies up, as it should");
      const good = createTask(async (task) => {
        try {
          await task.sleep(60_000);
          did.push("woke up");
        } finally {
          await task.sleep(1); // to tidy up may take a while
          did.push("tidied up");
        }
      });
      await main.sleep(0); // it begins
      good.cancel();
      claim("cancel() asks and does not wait", !good.done, did);
      await settled(main, good);
      claim("its finally has run to the end", did.join() === "tidied up", did);
      claim("it counts as cancelled", good.cancelled, good);

      did = [];
      say("one that takes every error for a failure");
      const deaf = createTask(async (task) => {
        for (let order = 1; order <= 2; order++) {
          try {
            await task.sleep(order === 1 ? 60_000 : 1);
            did.push(`order ${order} is done`);
          } catch (error) {
            did.push(`order ${order} failed: ${(error as Error).name}`);
          }
        }
      });
      await main.sleep(0);
      deaf.cancel();
      await settled(main, deaf);
      for (const line of did) say(`   ${line}`);
      claim("it took the request for a failed order", did[0]!.endsWith("CancelledError"), did);
      claim("and went on with the next", did[1] === "order 2 is done" && !deaf.cancelled, did);

      const busy = createTask((task) => {
        task.cancel();
        did.push("still here"); // no wait, no hearing
        return task.sleep(0);
      });
      await settled(main, busy);
      claim("a request is heard at the next wait", did.at(-1) === "still here" && busy.cancelled);

      const unborn = createTask(() => void did.push("never"));
      unborn.cancel();
      await settled(main, unborn);
      claim("before its first turn it never begins", !did.includes("never") && unborn.cancelled);
    });
  },
};

/** Waits until a task has ended, cancelled or not; any other error is thrown. */
async function settled(main: Task, task: Task<unknown>): Promise<void> {
  await main.until(task).catch((error) => {
    if (!(error instanceof CancelledError)) throw error;
  });
}

if (import.meta.main) await demo.run();
