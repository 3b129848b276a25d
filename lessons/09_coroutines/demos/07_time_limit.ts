// You will see: what becomes of work when the time for it is up, and work that must not be cut off.
import type { Demo } from "../../../course/kit.ts";
import {
  CancelledError,
  createTask,
  run,
  shield,
  sleep,
  type Task,
  timeout,
  TimeoutError,
  waitFor,
} from "interleave/coroutines";
import { claim, say } from "interleave/timeline";

/** What became of the work. */
let ended: string[] = [];

export const demo: Demo = {
  title: "time limits",
  shows: ["J2"],
  predict: {
    question: "You wait 20 ms for an answer, in vain. What does whoever should give it do then?",
    choices: { a: "goes on, unheard", b: "is cancelled, and tidies up" },
    answer: "b",
    because: "waitFor() cancels what it waited for, and is over only when that has ended",
  },

  async run(): Promise<void> {
    await run(async (main) => {
      const quick = await main.until(waitFor(() => "here you are", 60_000));
      claim("in time: the answer", quick === "here you are", quick);

      const late = await main.until(waitFor(work, 20)).catch((error: Error) => error);
      say("the 20 ms are up");
      claim("too late: a TimeoutError", late instanceof TimeoutError, late);
      claim("the work was cancelled, and has tidied up", ended.join() === "tidied up", ended);

      ended = [];
      const racing = createTask(work);
      const race = await Promise.race([racing, sleep(20).then(() => "time is up")]);
      say(`Promise.race() says: ${race}`);
      claim("the loser of a race goes on, unseen", !racing.done && ended.length === 0, ended);
      racing.cancel();
      await racing.then(() => {}, () => {});

      let reached = "nothing";
      const error = await timeout(20).run(main, async () => {
        reached = "the first half";
        await main.sleep(Infinity);
        reached = "all";
      }).catch((error: Error) => error);
      claim("timeout() bounds a block of my own", error instanceof TimeoutError, error);
      claim("of which the first half was done", reached === "the first half", reached);

      const disk = Promise.withResolvers<string>();
      const saving = createTask((task) => task.until(disk.promise));
      const impatient = await main.until(waitFor(shield(saving), 5)).catch(({ name }) => name);
      claim("behind a shield, too, the time can be up", impatient === "TimeoutError", impatient);
      disk.resolve("saved");
      claim("but what is behind it goes on to its end", await saving === "saved", saving.cancelled);
    });
  },
};

/** Works for ever, and tidies up when it is cancelled. */
async function work(task: Task): Promise<never> {
  try {
    for (;;) await task.sleep(1000);
  } catch (error) {
    if (error instanceof CancelledError) ended.push("tidied up");
    throw error;
  }
}

if (import.meta.main) await demo.run();
