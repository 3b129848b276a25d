// You will see: waiting and computing, done by coroutines, threads and processes: who gains by what.
import type { Demo } from "../../../course/kit.ts";
import { Pool } from "interleave/pools";
import { claim, formatDuration, span } from "interleave/timeline";
import { compute, computeAsync, me, wait, waitAsync, type Worker } from "./_tasks.ts";

const module = import.meta.resolve("./_tasks.ts");
const TASKS = [1, 2, 3, 4, 5, 6];

export const demo: Demo = {
  title: "which work wants which workers",
  shows: ["I5", "J2"],
  needs: ["linux", "two cores"],
  predict: {
    question: "Six tasks compute. Who gets them done sooner than one after the other?",
    choices: { a: "coroutines", b: "threads and processes", c: "all three" },
    answer: "b",
    because: "coroutines share one thread, and one thread computes one thing at a time",
  },

  async run(): Promise<void> {
    const [waits, computes] = [new Table("that wait"), new Table("that compute")];
    await waits.measure("one by one", 1, () => Array.fromAsync(TASKS, waitAsync));
    await waits.measure("coroutines", 1, () => Promise.all(TASKS.map(waitAsync)));
    await computes.measure("one by one", 1, () => Array.fromAsync(TASKS, computeAsync));
    await computes.measure("coroutines", 1, () => Promise.all(TASKS.map(computeAsync)));
    for (const kind of ["thread", "process"] as const) {
      await using pool = new Pool(2, { module, kind });
      const name = kind === "thread" ? "2 threads" : "2 processes";
      await pool.map(wait, [1, 2], { chunkSize: 1 }); // so that both are there
      await waits.measure(name, 2, () => pool.map(wait, TASKS, { chunkSize: 1 }));
      await computes.measure(name, 2, () => pool.map(compute, TASKS, { chunkSize: 1 }));
    }
    waits.draw();
    computes.draw();
  },
};

/** How long some tasks took, and who did them. */
class Table {
  readonly #ms = new Map<string, number>();

  constructor(readonly what: string) {}

  /** Has the tasks done, by this thread or by others. */
  async measure(name: string, threads: 1 | 2, work: () => Promise<Worker[]>): Promise<void> {
    using _span = span(`${name}: ${this.what}`);
    const workers = new Set<Worker>();
    for (let run = 1; run <= 2; run++) { // the better one counts: code gets faster when it is known
      const began = performance.now();
      for (const worker of await work()) workers.add(worker);
      this.#ms.set(name, Math.min(performance.now() - began, this.#ms.get(name) ?? Infinity));
    }
    const here = workers.has(me()) && workers.size === 1;
    if (threads === 1) claim(`${name}, tasks ${this.what}: all in this thread`, here, workers);
    else claim(`${name}, tasks ${this.what}: none in this thread`, !workers.has(me()), workers);
  }

  draw(): void {
    const most = Math.max(...this.#ms.values());
    console.log(`\n${TASKS.length} tasks ${this.what} (short is good)`);
    for (const [name, ms] of this.#ms) {
      const bar = "█".repeat(Math.ceil(ms / most * 25)).padEnd(25);
      console.log(`  ${name.padEnd(12)}▕${bar} ${formatDuration(ms).padStart(7)}`);
    }
  }
}

if (import.meta.main) await demo.run();
