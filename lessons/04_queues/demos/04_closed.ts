// You will see: two ways to end a queue, close() for oneself and shutdown() for all who have it.
import type { Demo } from "../../../course/kit.ts";
import { InvalidStateError, Process, Queue, QueueShutDown } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";

const module = import.meta.url;

export const demo: Demo = {
  title: "the end of a queue",
  shows: ["E3"],
  needs: ["linux"],
  predict: {
    question: "I put an item and close the queue at once. What does a child get that comes later?",
    choices: { a: "the item", b: "an error", c: "nothing, for ever" },
    answer: "a",
    because: "what was put is in the queue, and `close()` ends it only for the one who closes",
  },

  async run(): Promise<void> {
    using queue = new Queue<string>();
    using answers = new Queue<string>();
    await queue.put("an item");
    const early = await errorOf(() => queue.joinThread());
    claim("joinThread() wants close() first", early instanceof InvalidStateError, early);
    queue.close();
    queue.joinThread(); // returns at once: what was put is in the queue already
    const closed = await errorOf(() => queue.put("more"));
    claim("after close() I cannot put", closed instanceof InvalidStateError, closed);
    claim("nor get", await errorOf(() => queue.get()) instanceof InvalidStateError);
    claim("I see still how many are in it", queue.qsize() === 1, queue.qsize());

    const args = [queue, answers] as const;
    const child = new Process({ module, name: "child", target: takeAll, args });
    child.start();
    const heard = await answers.get();
    claim("the child, which has not closed it, gets the item", heard === "an item", heard);
    queue.shutdown(); // for all: who waits is woken
    const end = await answers.get();
    claim("shutdown() ends the child's wait", end === "QueueShutDown", end);
    await child.join();
  },
};

/** Takes what comes, and tells what ended it. */
export async function takeAll(queue: Queue<string>, answers: Queue<string>): Promise<void> {
  using _span = span("takes");
  try {
    for (;;) {
      const item = await queue.get();
      say(`I got ${item}, and wait for more`);
      await answers.put(item);
    }
  } catch (error) {
    if (!(error instanceof QueueShutDown)) throw error;
    say(error.message);
    await answers.put(error.name);
  }
}

if (import.meta.main) await demo.run();
