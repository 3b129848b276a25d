// You will see: who puts into a full queue waits, who gets from an empty one as well; or gives up.
import type { Demo } from "../../../course/kit.ts";
import { Process, Queue, QueueEmpty, QueueFull, Semaphore } from "interleave/processes";
import { claim, formatDuration, say, span } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";

const PATIENCE_MS = 50;

export const demo: Demo = {
  title: "a queue with room for two",
  shows: ["E2", "E3"],
  needs: ["linux"],
  predict: {
    question: "A queue has room for two, and two are in it. What does `put()` of a third one do?",
    choices: { a: "it throws", b: "it waits", c: "it pushes the oldest one out" },
    answer: "b",
    because: "`put()` waits for room; `putNowait()` and a `timeout` are for those who will not",
  },

  async run(): Promise<void> {
    using queue = new Queue<string>(2);
    claim("a new queue is empty", queue.empty() && queue.qsize() === 0, queue.qsize());
    await queue.put("a");
    await queue.put("b");
    claim("with two of two it is full", queue.full() && queue.qsize() === 2, queue.qsize());

    const full = await errorOf(() => queue.putNowait("c"));
    claim("putNowait() throws QueueFull at once", full instanceof QueueFull, full);
    const start = performance.now();
    const late = await errorOf(() => queue.put("c", { timeout: PATIENCE_MS }));
    const waited = performance.now() - start;
    say(`I gave up after ${formatDuration(waited)}`);
    const isLate = late instanceof QueueFull && waited > PATIENCE_MS - 1;
    claim(`put() throws it when its timeout of ${PATIENCE_MS} ms is over`, isLate, late);

    const may = new Semaphore(0);
    const args = [queue, may] as const;
    const child = new Process({ module: import.meta.url, name: "taker", target: takeTwo, args });
    child.start();
    let isIn = false;
    const putting = queue.put("c").then(() => isIn = true);
    claim("without a timeout put() waits", !isIn && queue.qsize() === 2, queue.qsize());
    may.release(); // now the child may take one
    await putting;
    say("c is in: the child has made room");
    claim("the queue is as full as before", queue.full(), queue.qsize());
    may.release();
    await child.join();
    claim("the child got the two oldest", child.exitCode === 0, child.exitCode);

    claim("get() gives the last one", await queue.get() === "c");
    const empty = await errorOf(() => queue.getNowait());
    claim("getNowait() throws QueueEmpty at once", empty instanceof QueueEmpty, empty);
    const none = await errorOf(() => queue.get({ timeout: PATIENCE_MS }));
    claim("get() throws it when its timeout is over", none instanceof QueueEmpty, none);
  },
};

/** What the child does: takes one for each permit. */
export function takeTwo(queue: Queue<string>, may: Semaphore): void {
  for (const expected of ["a", "b"]) {
    may.acquireSync();
    using _span = span("takes one");
    say("I take one");
    const item = queue.getSync();
    if (item !== expected) throw new Error(`expected ${expected}, got ${item}`);
  }
}

if (import.meta.main) await demo.run();
