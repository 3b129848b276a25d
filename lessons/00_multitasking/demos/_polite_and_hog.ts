/**
 * The two tasks of the demo `hog`, and the process in which one of them lives, or both.
 *
 * @module
 */
import { gather, run, type Task } from "interleave/coroutines";
import { Gate } from "interleave/evidence";
import { getAffinity, setAffinity } from "interleave/system";
import { mark, span } from "interleave/timeline";

const TASKS = { polite, hog };
export type Name = keyof typeof TASKS;

/** A process: runs the named tasks as coroutines, all of them on the same processor. */
export async function live(names: readonly Name[], log: string, begun: string): Promise<void> {
  setAffinity(getAffinity().slice(0, 1));
  await run(async (task) => {
    await task.until(gather(names.map((name) => (task) => TASKS[name](task, log, begun))));
  });
}

/** Makes a step, and gives way. */
async function polite(task: Task, log: string): Promise<void> {
  for (;;) {
    Deno.writeTextFileSync(log, ".", { append: true });
    mark("step");
    await task.sleep(2);
  }
}

/** Waits until the other one is under way, and then never gives way again. */
async function hog(task: Task, log: string, begun: string): Promise<void> {
  while (stepsIn(log) < 5) await task.sleep(2);
  using _span = span("eats");
  new Gate(begun).open();
  for (;;);
}

/** How many steps the polite one has made. */
export function stepsIn(log: string): number {
  return Deno.statSync(log).size;
}
