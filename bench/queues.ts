/**
 * What a message through a queue costs, from one process to another.
 *
 * Run as a program it is one of the contenders: the length of a message and how many there are.
 *
 * @module
 */

import { fromFileUrl } from "@std/path";
import { Process, Queue } from "interleave/processes";
import { contend, Contender } from "./contender.ts";
import { type Benchmark, measure, type Row } from "./measure.ts";
import { produce } from "./targets/messages.ts";

const module = new URL("./targets/messages.ts", import.meta.url).href;
const peer = fromFileUrl(new URL("./peers/queues.py", import.meta.url));
const SHORT = ["64", "50000"], LONG = ["65536", "2000"];

/** Queues between processes against CPython's. */
export const queues: Benchmark = {
  name: "queues",
  title: "A message through a queue, from one process to another",
  async run(runs): Promise<Row[]> {
    await using short = ours(SHORT);
    await using long = ours(LONG);
    await using pythonShort = Contender.start("python3", [peer, ...SHORT]);
    await using pythonLong = Contender.start("python3", [peer, ...LONG]);
    const took = await measure({ short, pythonShort, long, pythonLong }, runs);
    const common = { unit: "ns", peer: "CPython Queue" } as const;
    return [
      {
        ...common,
        what: "64 bytes",
        ours: took.short!,
        theirs: took.pythonShort,
        target: { timesFaster: 4 },
      },
      {
        ...common,
        what: "64 KiB",
        ours: took.long!,
        theirs: took.pythonLong,
        target: { timesFaster: 1.3 },
      },
    ];
  },
};

function ours(which: readonly string[]): Contender | undefined {
  return Contender.start(Deno.execPath(), ["run", "-A", fromFileUrl(import.meta.url), ...which]);
}

if (import.meta.main) {
  const [length, count] = Deno.args.map(Number) as [number, number];
  const orders = new Queue<number>(), queue = new Queue<Uint8Array>();
  const producer = new Process({ module, target: produce, args: [orders, queue, length] });
  producer.start();
  await contend(() => {
    const started = performance.now();
    orders.putSync(count);
    for (let i = 0; i < count; i++) queue.getSync();
    return (performance.now() - started) / count * 1e6;
  });
  await orders.put(0);
  await producer.join();
}
