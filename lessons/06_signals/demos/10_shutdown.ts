// You will see: a service is asked to end in the middle of its work, and loses no task.
import type { Demo } from "../../../course/kit.ts";
import { Gate, until } from "interleave/evidence";
import { currentProcess, Process } from "interleave/processes";
import { onSignal, SIG_IGN, signal } from "interleave/signals";
import { claim, say, span } from "interleave/timeline";
import { finish, here, prepare, take, tell } from "./_tasks.ts";

const module = import.meta.url;
const TASKS = 12;

export const demo: Demo = {
  title: "a graceful shutdown",
  shows: ["G9"],
  needs: ["linux"],
  predict: {
    question: "Two workers are in the middle of a task when SIGTERM comes. What is to happen?",
    choices: { a: "they end at once", b: "they finish these two", c: "they finish all tasks" },
    answer: "b",
    because: "a half-done task is lost, and whoever asked for an end does not want to wait for all",
  },

  async run(): Promise<void> {
    using gate = new Gate();
    const folder = prepare(TASKS);
    const args = [folder, gate.path] as const;
    const service = new Process({ module, name: "service", target: serve, args });
    service.start();
    until("two tasks at work", () => here(folder, "at work").length === 2);
    say(`in the middle of: ${here(folder, "at work").join(", ")}. I send SIGTERM`);
    service.terminate();
    until("both workers to have heard", () => here(folder, "asked").length === 2);
    gate.open(); // only now can a task be finished
    await service.join();

    const todo = here(folder, "to do");
    const [half, done] = [here(folder, "at work"), here(folder, "done")];
    say(`done: ${done.join(", ")}; for later: ${todo.length} tasks`);
    claim("the service ended well", service.exitCode === 0, service.exitCode);
    claim("no task is half done", half.length === 0, half);
    claim("what was at work was finished", done.length === 2, done);
    claim("and the rest is there for later", todo.length === TASKS - 2, todo);
    Deno.removeSync(folder, { recursive: true });
  },
};

/** Two workers; asked to end, it asks them, and ends after them. */
export async function serve(folder: string, gate: string): Promise<void> {
  const workers = ["worker 1", "worker 2"].map((name) =>
    new Process({ module, name, target: work, args: [folder, gate] })
  );
  using _handler = onSignal(["SIGINT", "SIGTERM"], (name) => {
    say(`${name}: no more tasks, please`);
    for (const worker of workers) worker.terminate();
  });
  for (const worker of workers) worker.start();
  for (const worker of workers) await worker.join();
}

export async function work(folder: string, gate: string): Promise<void> {
  let goesOn = true;
  signal("SIGINT", SIG_IGN); // Ctrl-C goes to everybody; the service will tell us
  using _handler = onSignal("SIGTERM", () => {
    goesOn = false;
    say("I finish this one");
    tell(folder, "asked", currentProcess().name);
  });
  while (goesOn) {
    const task = take(folder);
    if (task === null) return;
    using _span = span(task);
    while (!new Gate(gate).isOpen) await new Promise((resolve) => setTimeout(resolve, 5));
    finish(folder, task);
  }
}

if (import.meta.main) await demo.run();
