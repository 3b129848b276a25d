// You will see: items come out of a queue in the order in which they went in, and each of them once.
import type { Demo } from "../../../course/kit.ts";
import * as processes from "interleave/processes";
import * as threads from "interleave/threads";
import { claim, say, span } from "interleave/timeline";

const module = import.meta.url;
const LETTERS = "abcdef";

/** The same class twice: in memory that processes share, and in memory that threads share. */
type Queue<T> = processes.Queue<T> | threads.Queue<T>;
type Barrier = processes.Barrier | threads.Barrier;

export const demo: Demo = {
  title: "first in, first out",
  shows: ["E1"],
  needs: ["linux"],
  predict: {
    question: "Six letters lie in a queue, and two children take from it. What does each get?",
    choices: { a: "all six", b: "three", c: "some; together they get six" },
    answer: "c",
    because: "what one has got is gone for the other, and who is quicker gets more",
  },

  async run(): Promise<void> {
    using queue = new processes.Queue<string | null>();
    using taken = new processes.Queue<string>();
    const args = [queue, taken, new processes.Barrier(2)] as const;
    const children = ["process A", "process B"].map((name) =>
      new processes.Process({ module, name, target: take, args })
    );
    await handOut("two processes", queue, taken, children);

    const other = new threads.Queue<string | null>();
    const takenThere = new threads.Queue<string>();
    const shared = [other, takenThere, new threads.Barrier(2)] as const;
    const both = ["thread A", "thread B"].map((name) =>
      new threads.Thread({ module, name, target: take, args: shared })
    );
    await handOut("two threads", other, takenThere, both);
  },
};

async function handOut(
  who: string,
  queue: Queue<string | null>,
  taken: Queue<string>,
  takers: readonly { start(): void; join(): Promise<unknown> }[],
): Promise<void> {
  for (const taker of takers) taker.start();
  for (const letter of LETTERS) await queue.put(letter);
  for (const _taker of takers) await queue.put(null); // there are no more: one for each
  say(`for ${who} I have put ${[...LETTERS].join(" ")}`);
  for (const taker of takers) await taker.join();

  const parts = [await taken.get(), await taken.get()];
  const sorted = (letters: string): string => [...letters].sort().join("");
  claim(`${who} got each letter once`, sorted(parts.join("")) === LETTERS, parts);
  const inOrder = parts.every((letters) => letters === sorted(letters));
  claim("both got some, the older ones first", inOrder && !parts.includes(""), parts);
}

/** What each taker does, be it a process or a thread. */
export function take(queue: Queue<string | null>, taken: Queue<string>, both: Barrier): void {
  using _span = span("takes");
  let mine = queue.getSync() ?? "";
  both.waitSync(); // so that each has got one before somebody takes all
  for (let item = queue.getSync(); item !== null; item = queue.getSync()) mine += item;
  say(`I got ${[...mine].join(" ")}`);
  taken.putSync(mine);
}

if (import.meta.main) await demo.run();
