// You will see: without a limit a quick producer fills the memory, with one it has to wait.
import type { Demo } from "../../../course/kit.ts";
import { until } from "interleave/evidence";
import { Process, Queue } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";

const module = import.meta.url;
const ITEMS = 32;
const ROOM = 4;
const LEVELS = " ▁▂▃▄▅▆▇█";

export const demo: Demo = {
  title: "the slowest sets the pace",
  shows: ["E2"],
  needs: ["linux"],
  predict: {
    question:
      `A producer makes ${ITEMS} items, and nobody takes any yet. How many are in a queue ` +
      "without a limit, and then?",
    choices: { a: "none", b: `${ITEMS}, and it ends`, c: "as many as are asked for" },
    answer: "b",
    because: "nothing holds it up: with more items, the memory would be full before anybody comes",
  },

  async run(): Promise<void> {
    const free = await watch("no limit", new Queue<number>());
    claim("without a limit all of them piled up", Math.max(...free) === ITEMS, free);
    const held = await watch("limited", new Queue<number>(ROOM));
    claim(`with a limit never more than ${ROOM}`, Math.max(...held) === ROOM, held);
    console.log("\nin the queue, before each get()");
    draw("no limit", free);
    draw(`limit ${ROOM}`, held);
  },
};

/** A quick producer and a slow consumer; how many were in the queue before each `get()`. */
async function watch(name: string, queue: Queue<number>): Promise<number[]> {
  using _queue = queue;
  const producer = new Process({ module, name, target: produce, args: [queue] });
  producer.start();
  // Time enough for the producer to put whatever it can: all, or as many as there is room for.
  if (queue.maxSize === 0) await producer.join();
  else until("a full queue", () => queue.full());
  say(`${name}: ${queue.qsize()} are in the queue`);
  const isHeld = queue.maxSize > 0;
  claim(`the producer ${isHeld ? "waits" : "has ended"}`, producer.isAlive() === isHeld);
  const sizes: number[] = [];
  for (let expected = 0; expected < ITEMS; expected++) {
    sizes.push(queue.qsize());
    const item = await queue.get();
    if (item !== expected) throw new Error(`expected ${expected}, got ${item}`);
    await new Promise((resolve) => setTimeout(resolve, 2)); // working on it takes a while
  }
  await producer.join();
  return sizes;
}

/** As quick as it can. */
export function produce(queue: Queue<number>): void {
  using _span = span("puts");
  for (let n = 0; n < ITEMS; n++) queue.putSync(n);
}

function draw(name: string, sizes: readonly number[]): void {
  const bars = sizes.map((size) => LEVELS[Math.ceil(size / ITEMS * (LEVELS.length - 1))]);
  console.log(`${name}: at most ${Math.max(...sizes)}\n  ▕${bars.join("")}▏`);
}

if (import.meta.main) await demo.run();
