// You will see: a worker is killed in the middle of a task, and only that task is lost.
import type { Demo } from "../../../course/kit.ts";
import { Gate } from "interleave/evidence";
import { Pool, WorkerLostError } from "interleave/pools";
import { SimpleQueue } from "interleave/processes";
import { exitNow, getpid, kill } from "interleave/system";
import { claim, say, span } from "interleave/timeline";

const module = import.meta.url;

export const demo: Demo = {
  title: "a worker dies",
  shows: ["C7"],
  needs: ["linux"],
  predict: {
    question: "Six tasks; one of two workers is killed in the middle of task 2. What is lost?",
    choices: { a: "all that are not done", b: "task 2", c: "nothing" },
    answer: "b",
    because: "nobody knows how far task 2 has come; the others go on, or to a new worker",
  },

  async run(): Promise<void> {
    await using pool = new Pool(2, { module });
    using gate = new Gate();
    const begun = new SimpleQueue<number>();
    const before = pool.workers.map(({ ident }) => ident);
    const results = [1, 2, 3, 4, 5, 6].map((task) =>
      pool.applyAsync(work, [task, task === 2 ? gate.path : null, begun])
    );

    const victim = await begun.get(); // task 2 has begun, and cannot end
    say(`I kill ${victim}, which is at task 2`);
    kill(victim, "SIGKILL");
    for (const result of results) await result.wait();

    const lost = results.flatMap((result, n) => result.successful() ? [] : [n + 1]);
    claim("task 2 is lost, and no other", lost.join() === "2", lost);
    const error = await results[1]!.get().catch((error) => error);
    say(error.message);
    claim("its error is a WorkerLostError", error instanceof WorkerLostError, error);
    claim("which names the signal", error.message.includes("SIGKILL"), error.message);

    const now = pool.workers.map(({ ident }) => ident);
    say(`workers before: ${before.join(", ")}; now: ${now.join(", ")}`);
    claim("there are two workers again, one of them new", isReplaced(before, now, victim), now);

    const left = await pool.apply(leave, []).catch((error) => error);
    say(left.message);
    claim("a task that ends its process is no better", left instanceof WorkerLostError, left);
    claim("the pool still works", await pool.apply(work, [7, null, begun]) === 7);
  },
};

/** Does a task; if there is a gate, it tells who it is, and waits. */
export function work(task: number, gate: string | null, begun: SimpleQueue<number>): number {
  using _span = span(`task ${task}`);
  if (gate !== null) {
    begun.putSync(getpid());
    new Gate(gate).wait();
  }
  return task;
}

/** Ends its process, instead of returning. */
export function leave(): void {
  exitNow(3);
}

function isReplaced(before: readonly number[], now: readonly number[], victim: number): boolean {
  const stayed = now.filter((pid) => before.includes(pid));
  return now.length === 2 && stayed.length === 1 && stayed[0] !== victim;
}

if (import.meta.main) await demo.run();
