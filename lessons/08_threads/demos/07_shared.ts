// You will see: two threads add to the same word, lose some of it, and two ways to prevent that.
import type { Demo } from "../../../course/kit.ts";
import { Barrier, Lock, Thread } from "interleave/threads";
import { claim, formatDuration, say } from "interleave/timeline";
import { addMany as broken } from "./broken/_add_many.ts";
import { addMany as fixed } from "./fixed/_add_many.ts";

/** How often each of the two adds 1. */
const TIMES = 100_000;
/** Nothing lost is luck, and luck does not last: so often to try. */
const TRIES = 30;

export const demo: Demo = {
  title: "one memory for all",
  shows: ["I3"],
  needs: ["two cores"],
  predict: {
    question: "Two threads add 1 to a shared word. Which of these loses nothing?",
    choices: {
      a: "to join() the first before the second begins",
      b: "to hold a lock around each addition",
      c: "both",
    },
    answer: "c",
    because:
      "both see to it that nobody comes between reading and writing; a lock lets both be there",
  },

  async run(): Promise<void> {
    let lost = 0, tries = 0;
    while (lost === 0 && tries++ < TRIES) lost = await lostBy("broken", broken, together);
    claim(`at the same time ${lost} of ${2 * TIMES} were lost`, lost > 0, lost);

    const afterEachOther = await lostBy("broken", broken, oneByOne);
    claim("one after the other none was lost", afterEachOther === 0, afterEachOther);

    const withLock = await lostBy("fixed", fixed, together);
    claim("with a lock none was lost", withLock === 0, withLock);
  },
};

type Threads = readonly Thread<typeof broken>[];

/** Lets two threads add; how much is missing at the end. */
async function lostBy(
  version: string,
  target: typeof broken,
  run: (threads: Threads) => Promise<void>,
): Promise<number> {
  const words = new Int32Array(new SharedArrayBuffer(4)); // one memory: nothing is copied
  const lock = new Lock();
  const start = new Barrier(run === together ? 2 : 1); // so that both are there before one begins
  const module = import.meta.resolve(`./${version}/_add_many.ts`);
  const threads = [1, 2].map((n) =>
    new Thread({ module, name: `adder ${n}`, target, args: [words, TIMES, start, lock] })
  );
  const began = performance.now();
  await run(threads);
  claim("both have added to the end", threads.every(({ error }) => error === null));
  say(`${version}, ${run.name}: ${words[0]} in ${formatDuration(performance.now() - began)}`);
  return 2 * TIMES - words[0]!;
}

async function together(threads: Threads): Promise<void> {
  for (const thread of threads) thread.start();
  for (const thread of threads) await thread.join();
}

async function oneByOne(threads: Threads): Promise<void> {
  for (const thread of threads) {
    thread.start();
    await thread.join();
  }
}

if (import.meta.main) await demo.run();
