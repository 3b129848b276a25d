// You will see: a task that never yields stops all others, unless the system takes the processor away.
import type { Demo } from "../../../course/kit.ts";
import { Gate, until } from "interleave/evidence";
import { Process } from "interleave/processes";
import { processStatus } from "interleave/system";
import { claim, say } from "interleave/timeline";
import { live, type Name, stepsIn } from "./_polite_and_hog.ts";

const module = import.meta.resolve("./_polite_and_hog.ts");

/** How much processor time to give the hog, in milliseconds. */
const FEED_MS = 200;

export const demo: Demo = {
  title: "a task that never yields",
  shows: ["A8"],
  needs: ["linux"],
  predict: {
    question: "A coroutine goes into an endless loop without `await`. What do the others do?",
    choices: {
      a: "they go on, slower",
      b: "they stand still for ever",
      c: "they take turns with it",
    },
    answer: "b",
    because: "coroutines switch only where one of them waits, and this one never does",
  },

  async run(): Promise<void> {
    const fatal = await stepsBesideHog([["polite", "hog"]]);
    say(`2 coroutines in one process: ${fatal} steps while the hog had ${FEED_MS} ms`);
    claim("cooperative: a task that never yields is fatal", fatal === 0, fatal);

    const harmless = await stepsBesideHog([["polite"], ["hog"]]);
    say(`2 processes on one processor: ${harmless} steps while the hog had ${FEED_MS} ms`);
    claim("preemptive: the same task is harmless", harmless > 0, harmless);
  },
};

/** Puts the tasks into processes, and counts the steps of the polite one while the hog eats. */
async function stepsBesideHog(groups: readonly (readonly Name[])[]): Promise<number> {
  const log = Deno.makeTempFileSync(); // gets a byte for each step
  const hogBegins = new Gate();
  const processes = groups.map((names) => {
    const args = [names, log, hogBegins.path] as const;
    return new Process({ module, name: names.join(" + "), target: live, args });
  });
  for (const process of processes) process.start();
  hogBegins.wait();
  const withHog = processes.at(-1)!.pid!;
  const eaten = (): number => processStatus(withHog)!.userMs;
  const [msBefore, stepsBefore] = [eaten(), stepsIn(log)];
  until("the hog to eat", () => eaten() - msBefore >= FEED_MS);
  const steps = stepsIn(log) - stepsBefore;
  for (const process of processes) {
    process.terminate();
    await process.join();
  }
  Deno.removeSync(log);
  return steps;
}

if (import.meta.main) await demo.run();
