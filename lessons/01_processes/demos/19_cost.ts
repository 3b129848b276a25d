// You will see: what it takes to start a process, a thread and a coroutine on this machine.
import type { Demo } from "../../../course/kit.ts";
import { Process } from "interleave/processes";
import { fork, waitpidSync } from "interleave/system";
import { claim, formatDuration, span } from "interleave/timeline";

export const demo: Demo = {
  title: "what a start costs",
  shows: ["B18"],
  needs: ["fork"],

  async run(): Promise<void> {
    // Forks first: a fork does not copy the threads that Workers bring.
    const costs = {
      "coroutine": await typical("coroutines", 20, thousandCoroutines) / 1000,
      "process by fork": await typical("fork", 9, forkAndWait),
      "thread (Worker)": await typical("Worker", 5, startWorker),
      "process by spawn": await typical("spawn", 5, spawnAndJoin),
    };
    draw(costs);
    const { coroutine, "process by fork": forked, "process by spawn": spawned } = costs;
    claim("a fork costs less than a new Deno", forked < spawned, costs);
    claim("a coroutine costs less than a tenth of a fork", coroutine < forked / 10, costs);
  },
};

/** From its start until it has done nothing and ended. */
async function spawnAndJoin(): Promise<void> {
  const process = new Process({ module: import.meta.url, target: nothing });
  process.start();
  await process.join();
}

export function nothing(): void {}

function forkAndWait(): void {
  waitpidSync(fork(nothing));
}

/** From its start until its first word has come. */
async function startWorker(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const worker = new Worker("data:text/javascript,postMessage(0)", { type: "module" });
  worker.onmessage = resolve;
  await promise;
  worker.terminate();
}

/** One alone is too quick for the clock. */
async function thousandCoroutines(): Promise<void> {
  for (let i = 0; i < 1000; i++) await coroutine();
}

async function coroutine(): Promise<void> {}

/** The median of some runs, in milliseconds: one that was disturbed does not count. */
async function typical(what: string, runs: number, run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    using _span = span(what);
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1]!;
}

function draw(costs: Readonly<Record<string, number>>): void {
  const most = Math.max(...Object.values(costs));
  for (const [name, ms] of Object.entries(costs)) {
    const bar = "█".repeat(Math.round(ms / most * 30)).padEnd(30);
    const time = ms < 0.001 ? `${Math.round(ms * 1e6)} ns` : formatDuration(ms);
    console.log(`${name.padEnd(16)} ▕${bar} ${time.padStart(8)}`);
  }
}

if (import.meta.main) await demo.run();
