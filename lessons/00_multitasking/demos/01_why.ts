// You will see: three waits take as long as the longest, if nobody waits before they all have begun.
import type { Demo } from "../../../course/kit.ts";
import { gather, run, type Task } from "interleave/coroutines";
import { claim, formatDuration, nameLane, say, span } from "interleave/timeline";

/** What a kitchen has to wait for, in milliseconds. Change it, and guess the two sums first. */
const DISHES = { rice: 180, soup: 120, tea: 60 };

export const demo: Demo = {
  title: "one after the other, or all at once",
  shows: ["A1"],
  predict: {
    question:
      "Rice takes 180 ms on the stove, soup 120, tea 60. How long do all three take at once?",
    choices: { a: "60 ms", b: "180 ms", c: "360 ms" },
    answer: "b",
    because: "while the rice cooks, the cook has time for the others, who are done sooner",
  },

  async run(): Promise<void> {
    const dishes = Object.entries(DISHES);

    const serial = await taken("one after the other", async (task) => {
      for (const [dish, ms] of dishes) await cook(task, dish, ms);
    });
    claim("never two dishes were on the stove", serial.mostAtOnce === 1, serial);
    const sum = Object.values(DISHES).reduce((a, b) => a + b);
    claim(`so it took the sum, ${sum} ms, or more`, serial.ms >= sum, serial);

    const together = await taken("all at once", async (task) => {
      await task.until(gather(dishes.map(([dish, ms]) => (task) => cook(task, dish, ms))));
    });
    claim("all three were on the stove at once", together.mostAtOnce === 3, together);
    const longest = Math.max(...Object.values(DISHES));
    claim(`so it had to take ${longest} ms only, or more`, together.ms >= longest, together);
  },
};

let onStove = 0, mostAtOnce = 0;

/** Somebody who cooks has nothing to do until the dish is done. */
async function cook(task: Task, dish: string, ms: number): Promise<void> {
  using _span = span(dish);
  mostAtOnce = Math.max(mostAtOnce, ++onStove);
  await task.sleep(ms);
  onStove--;
}

/** How long it took, and how many dishes were on the stove at the fullest moment. */
async function taken(
  how: string,
  work: (task: Task) => Promise<void>,
): Promise<{ readonly ms: number; readonly mostAtOnce: number }> {
  nameLane(how);
  mostAtOnce = 0;
  const start = performance.now();
  await run(work);
  const ms = performance.now() - start;
  say(`it took ${formatDuration(ms)}`);
  return { ms, mostAtOnce };
}

if (import.meta.main) await demo.run();
