/**
 * What a thread costs: start to join of an empty target.
 *
 * Run as a program it is one of the contenders: `bare` or `thread`.
 *
 * @module
 */

import { fromFileUrl } from "@std/path";
import { Thread } from "interleave/threads";
import { contend, Contender } from "./contender.ts";
import { type Benchmark, measure, type Row } from "./measure.ts";
import { medianOf } from "./median_of.ts";
import { empty } from "./targets/empty.ts";

const target = new URL("./targets/empty.ts", import.meta.url);
const bareWorker = new URL("./targets/bare_worker.ts", import.meta.url);
const peer = fromFileUrl(new URL("./peers/thread.py", import.meta.url));

/** Threads against bare Workers; CPython's threads, which share all they have, are there to compare. */
export const threads: Benchmark = {
  name: "threads",
  title: "Start to join of a thread with an empty target",
  async run(runs): Promise<Row[]> {
    await using bare = ours("bare");
    await using thread = ours("thread");
    await using python = Contender.start("python3", [peer]);
    const took = await measure({ bare, thread, python }, runs);
    return [
      {
        what: "Thread",
        ours: took.thread!,
        peer: "bare Worker",
        theirs: took.bare,
        target: { atMost: 1.3 },
      },
      {
        what: "Thread",
        ours: took.thread!,
        peer: "CPython thread",
        theirs: took.python,
        target: { within: 15 },
      },
    ];
  },
};

function ours(which: string): Contender | undefined {
  return Contender.start(Deno.execPath(), ["run", "-A", fromFileUrl(import.meta.url), which]);
}

/** The floor: nothing of ours, only the runtime that a thread needs in any case. */
async function runBare(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const worker = new Worker(bareWorker, { type: "module" });
  worker.onmessage = (): void => resolve();
  await promise;
}

async function runThread(): Promise<void> {
  const thread = new Thread({ module: target.href, target: empty });
  thread.start();
  await thread.join();
}

if (import.meta.main) {
  await contend(() => medianOf(Deno.args[0] === "bare" ? runBare : runThread));
}
