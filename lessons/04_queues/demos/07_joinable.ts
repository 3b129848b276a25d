// You will see: an empty queue is not yet the end of the work; join() waits for that.
import type { Demo } from "../../../course/kit.ts";
import { Gate, rest, until } from "interleave/evidence";
import { InvalidStateError, JoinableQueue, Process } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";

const module = import.meta.url;
const TASKS = ["wash", "iron", "fold", "mend"];

export const demo: Demo = {
  title: "when everything is done",
  shows: ["E5"],
  needs: ["linux"],
  predict: {
    question: "Two workers take tasks out of a queue. The queue is empty. Is everything done?",
    choices: { a: "yes", b: "not yet, perhaps" },
    answer: "b",
    because: "it says that everything was taken; somebody may be still working on it",
  },

  async run(): Promise<void> {
    using gate = new Gate();
    using tasks = new JoinableQueue<string | null>();
    for (const task of TASKS) await tasks.put(task);
    const args = [tasks, gate.path] as const;
    const workers = ["worker 1", "worker 2"].map((name) =>
      new Process({ module, name, target: work, args })
    );
    for (const worker of workers) worker.start();
    until("an empty queue", () => tasks.empty()); // nobody ends "mend" before the gate is open
    claim("the queue is empty, and not all is done", !await tasks.join({ timeout: 0 }));
    gate.open();
    await tasks.join();
    say("all is done");

    const late = await errorOf(() => tasks.taskDone());
    claim("one taskDone() too many is an error", late instanceof InvalidStateError, late);
    await tasks.put("dry");
    claim("join() can be called again", await tasks.join());
    for (const _worker of workers) await tasks.put(null);
    for (const worker of workers) await worker.join();
    const codes = workers.map(({ exitCode }) => exitCode);
    claim("the workers have ended well", codes.join() === "0,0", codes);
  },
};

/** What each worker does, until there are no more tasks. */
export function work(tasks: JoinableQueue<string | null>, gate: string): void {
  for (let task = tasks.getSync(); task !== null; task = tasks.getSync()) {
    {
      using _span = span(task);
      rest(10); // the work
      if (task === TASKS.at(-1)) new Gate(gate).wait();
      say(`I have done: ${task}`);
    }
    tasks.taskDone();
  }
}

if (import.meta.main) await demo.run();
