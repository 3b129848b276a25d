/**
 * What a pool of two workers does: tasks one by one, items in chunks, tasks of a millisecond, and memory
 * that is moved.
 *
 * Run as a program it is one of the contenders: `one`, `many`, `work`, `move` or `copy`, and the kind of
 * workers.
 *
 * @module
 */

import { fromFileUrl } from "@std/path";
import { move, Pool, type WorkerKind } from "interleave/pools";
import { contend, Contender } from "./contender.ts";
import { type Benchmark, measure, type Row } from "./measure.ts";
import { burn, giveBack, giveCopy, square } from "./targets/tasks.ts";

const ONE_BY_ONE = 20_000;
const MANY = 1_000_000;
const TASKS = 2_000;
const TRIPS = 10;
const BYTES = 2 ** 25;

const module = new URL("./targets/tasks.ts", import.meta.url).href;
const peer = fromFileUrl(new URL("./peers/pools.py", import.meta.url));
const npmPeer = fromFileUrl(new URL("./peers/piscina.ts", import.meta.url));

/** A pool against CPython's and piscina. */
export const pools: Benchmark = {
  name: "pools",
  title:
    "A pool of two: tasks that do next to nothing, tasks of a millisecond, and large arguments",
  async run(runs): Promise<Row[]> {
    await using one = ours("one", "process");
    await using oneInThreads = ours("one", "thread");
    await using many = ours("many", "process");
    await using work = ours("work", "process");
    await using moved = ours("move", "thread");
    await using copied = ours("copy", "thread");
    await using pythonOne = Contender.start("python3", [peer, "one"]);
    await using pythonMany = Contender.start("python3", [peer, "many"]);
    await using pythonWork = Contender.start("python3", [peer, "work"]);
    await using piscina = Contender.start(Deno.execPath(), ["run", "-A", npmPeer]);
    const contenders = {
      one,
      oneInThreads,
      many,
      work,
      pythonOne,
      pythonMany,
      pythonWork,
      piscina,
    };
    const took = await measure({ ...contenders, moved, copied }, runs);
    return [
      {
        what: "map(), one by one",
        unit: "ns",
        ours: took.one!,
        peer: "CPython Pool.map(chunksize=1)",
        theirs: took.pythonOne,
        target: { timesFaster: 2 },
      },
      {
        what: "map() in threads, one by one",
        unit: "ns",
        ours: took.oneInThreads!,
        peer: "piscina (on Deno)",
        theirs: took.piscina,
        target: { timesFaster: 2.5 },
      },
      {
        what: "map()",
        unit: "ns",
        ours: took.many!,
        peer: "CPython Pool.map()",
        theirs: took.pythonMany,
        target: { timesFaster: 1 },
      },
      {
        what: "2 000 tasks of 1 ms, a second for two",
        unit: "ms",
        ours: took.work!,
        peer: "CPython Pool.map()",
        theirs: took.pythonWork,
        target: { within: Math.floor(1000 / 0.95) },
      },
      {
        what: "32 MiB to a thread and back, moved",
        unit: "ns",
        ours: took.moved!,
        // With piscina 5 on Deno 2.9 such tasks, one after the other, sooner or later wait for ever.
        peer: "the same, copied",
        theirs: took.copied,
        target: { timesFaster: 5 },
      },
    ];
  },
};

function ours(which: string, kind: WorkerKind): Contender | undefined {
  return Contender.start(Deno.execPath(), [
    "run",
    "-A",
    fromFileUrl(import.meta.url),
    which,
    kind,
  ]);
}

async function perItem(pool: Pool, count: number, chunkSize?: number): Promise<number> {
  const items = Array.from({ length: count }, (_, i) => i);
  const started = performance.now();
  await pool.map(square, items, { chunkSize });
  return (performance.now() - started) / count * 1e6;
}

/** Milliseconds for tasks of a millisecond. */
async function workThrough(pool: Pool): Promise<number> {
  const started = performance.now();
  await pool.map(burn, Array(TASKS).fill(1));
  return performance.now() - started;
}

/** Nanoseconds for memory that goes to a thread and comes back. */
async function perTrip(trip: (bytes: Uint8Array) => Promise<Uint8Array>): Promise<number> {
  let bytes: Uint8Array = new Uint8Array(BYTES).fill(1);
  const started = performance.now();
  for (let i = 0; i < TRIPS; i++) bytes = await trip(bytes);
  return (performance.now() - started) / TRIPS * 1e6;
}

if (import.meta.main) {
  const [which, kind] = Deno.args;
  await using pool = new Pool(2, { module, kind: kind as WorkerKind });
  await pool.map(square, Array(1000).fill(1), { chunkSize: 1 });
  const acts: Record<string, () => Promise<number>> = {
    one: () => perItem(pool, ONE_BY_ONE, 1),
    many: () => perItem(pool, MANY),
    work: () => workThrough(pool),
    move: () => perTrip((bytes) => pool.apply(giveBack, [move(bytes)])),
    copy: () => perTrip((bytes) => pool.apply(giveCopy, [bytes])),
  };
  await contend(acts[which!]!);
}
