// You will see: futures, which are asked, awaited together, and cancelled.
import type { Demo } from "../../../course/kit.ts";
import { Gate, until } from "interleave/evidence";
import { asCompleted, BrokenPoolError, ProcessPoolExecutor, wait } from "interleave/pools";
import { exitNow } from "interleave/system";
import { claim, say, span } from "interleave/timeline";

const module = import.meta.url;

export const demo: Demo = {
  title: "futures",
  shows: ["C8"],
  needs: ["linux"],
  predict: {
    question: "Two workers, three tasks that all take long. Which of them can be cancelled?",
    choices: { a: "all", b: "the third", c: "none" },
    answer: "b",
    because: "cancel() takes back a task that nobody has begun with; no running one is cut off",
  },

  async run(): Promise<void> {
    await using executor = new ProcessPoolExecutor(2, { module });
    {
      const [one, other] = [new Gate(), new Gate()];
      const a = executor.submit(visit, one.path, "a");
      const b = executor.submit(visit, other.path, "b");
      const c = executor.submit(visit, other.path, "c");
      until("two at work", () => a.running() && b.running());
      claim("the third has not begun", !c.running() && !c.done());
      claim("it can be cancelled", c.cancel() && c.cancelled() && c.done());
      claim("one that is running cannot", !a.cancel() && !a.done());
      other.open();
      const { done, notDone } = await wait([a, b], { returnWhen: "FIRST_COMPLETED" });
      claim("wait() for the first: b is done, a is not", done.has(b) && notDone.has(a));
      one.open();
      claim("result() waits", await a.result() === "a");
    }
    {
      const [slow, quick] = [new Gate(), new Gate()];
      const futures = [
        executor.submit(visit, slow.path, "slow"),
        executor.submit(visit, quick.path, "quick"),
      ];
      const order: string[] = [];
      quick.open();
      for await (const future of asCompleted(futures)) {
        order.push(await future.result());
        say(`${order.at(-1)} is done`);
        slow.open();
      }
      claim("asCompleted() gives whoever is done", order.join() === "quick,slow", order);
    }
    const sums = await Array.fromAsync(executor.map(add, [[1, 2, 3], [10, 20, 30]]));
    claim("map() takes one list for each parameter", sums.join() === "11,22,33", sums);

    const error = await executor.submit(leave).exception();
    say(`${error}`);
    claim("who loses a worker is broken, unlike a Pool", error instanceof BrokenPoolError, error);
    const refused = await Promise.try(() => executor.submit(add, 1, 2)).catch((error) => error);
    claim("and takes no more tasks", refused instanceof BrokenPoolError, refused);
  },
};

/** Waits at a gate, and gives its name. */
export function visit(gate: string, name: string): string {
  using _span = span(name);
  new Gate(gate).wait();
  return name;
}

export function add(a: number, b: number): number {
  return a + b;
}

/** Ends its process, instead of returning. */
export function leave(): void {
  exitNow(3);
}

if (import.meta.main) await demo.run();
