// You will see: what a pool of processes and one of threads cost, and what they are good for.
import type { Demo } from "../../../course/kit.ts";
import { Pool, type WorkerKind } from "interleave/pools";
import { getpid } from "interleave/system";
import { claim, formatDuration, span } from "interleave/timeline";
import { type Bar, drawBars } from "./_bars.ts";

const KINDS = ["process", "thread"] as const;
const TRIPS = 200;

/** What to take for what; there is more about it in the lesson's text. */
const WHEN: Readonly<Record<WorkerKind, string>> = {
  process: "can be killed; what crashes takes only itself along",
  thread: "starts sooner; shares memory; can only be asked to end",
};

export const demo: Demo = {
  title: "processes or threads",
  shows: ["C1"],
  needs: ["linux"],

  async run(): Promise<void> {
    const starts: Bar[] = [], trips: Bar[] = [];
    for (const kind of KINDS) {
      const pids = new Set<number>();
      const began = performance.now();
      await using pool = new Pool(1, { module: import.meta.url, kind });
      pids.add(await pool.apply(where, []));
      starts.push(bar(kind, performance.now() - began));
      const times: number[] = [];
      for (let n = 0; n < TRIPS; n++) {
        const began = performance.now();
        pids.add(await pool.apply(where, []));
        times.push(performance.now() - began);
      }
      trips.push(bar(kind, times.toSorted((a, b) => a - b)[TRIPS >> 1]!));
      const place = kind === "thread" ? "in my own process" : "in another process";
      const isSo = pids.size === 1 && pids.has(Deno.pid) === (kind === "thread");
      claim(`a worker that is a ${kind} does its tasks ${place}`, isSo, [...pids]);
    }
    drawBars("from new Pool(1) until the first result (short is good)", starts);
    drawBars("one task there and back (short is good)", trips);
    for (const kind of KINDS) console.log(`  ${kind.padEnd(8)} ${WHEN[kind]}`);
  },
};

function bar(kind: WorkerKind, ms: number): Bar {
  return [kind, ms, formatDuration(ms)];
}

export function where(): number {
  using _span = span("a task");
  return getpid();
}

if (import.meta.main) await demo.run();
