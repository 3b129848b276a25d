// You will see: the same items put into four queues, which give them in different orders.
import type { Demo } from "../../../course/kit.ts";
import { LifoQueue, PriorityQueue, Process, Queue, SimpleQueue } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";

/** How urgent it is, and what. An object has no order, so it plays no part in the comparison. */
type Task = readonly [urgency: number, what: { readonly text: string }];
type AnyQueue = SimpleQueue<Task>;

const TASKS: readonly Task[] = [
  [2, { text: "tea" }],
  [1, { text: "fire" }],
  [2, { text: "cake" }],
  [1, { text: "flood" }],
];
/** What each has to give: the older one first, the newer one first, the least one first. */
const KINDS: Readonly<Record<string, { make: () => AnyQueue; gives: string }>> = {
  Queue: { make: () => new Queue(), gives: "tea fire cake flood" },
  SimpleQueue: { make: () => new SimpleQueue(), gives: "tea fire cake flood" },
  LifoQueue: { make: () => new LifoQueue(), gives: "flood cake fire tea" },
  PriorityQueue: { make: () => new PriorityQueue(), gives: "fire flood tea cake" },
};

export const demo: Demo = {
  title: "other orders",
  shows: ["E5"],
  needs: ["linux"],
  predict: {
    question: "Tea (2), fire (1), cake (2) and flood (1) go into a priority queue. What comes out?",
    choices: { a: "tea fire cake flood", b: "fire flood cake tea", c: "fire flood tea cake" },
    answer: "c",
    because: "the least comes first, and of equals the one that was put first",
  },

  async run(): Promise<void> {
    using answers = new Queue<string>();
    for (const [name, { make, gives }] of Object.entries(KINDS)) {
      using queue = make();
      for (const task of TASKS) await queue.put(task);
      const args = [queue, answers, TASKS.length] as const;
      const module = import.meta.url;
      const child = new Process({ module, name, target: empty, args });
      child.start();
      await child.join();
      const order = await answers.get();
      claim(`${name} gives ${gives}`, order === gives, order);
    }
  },
};

/** Takes so many tasks, and tells their order. */
export function empty(queue: AnyQueue, answers: Queue<string>, tasks: number): void {
  using _span = span("takes");
  const got = Array.from({ length: tasks }, () => queue.getSync()[1].text).join(" ");
  say(got);
  answers.putSync(got);
}

if (import.meta.main) await demo.run();
