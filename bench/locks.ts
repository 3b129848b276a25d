/**
 * What locks cost: alone, and between two processes that want the same one.
 *
 * Run as a program it is one of the contenders: `pairs`, `contended` or `async`.
 *
 * @module
 */

import { fromFileUrl } from "@std/path";
import { Lock as CoroutineLock } from "interleave/coroutines";
import { Barrier, Lock, Process, Value } from "interleave/processes";
import { contend, Contender } from "./contender.ts";
import { type Benchmark, measure, type Row } from "./measure.ts";
import { count, INCREMENTS } from "./targets/increments.ts";

const PAIRS = 1_000_000;
const target = new URL("./targets/increments.ts", import.meta.url);
const peer = fromFileUrl(new URL("./peers/locks.py", import.meta.url));
const asyncPeer = fromFileUrl(new URL("./peers/async_mutex.ts", import.meta.url));

/** Locks between processes against CPython's, those among coroutines against async-mutex. */
export const locks: Benchmark = {
  name: "locks",
  title: "A lock: acquired and released alone, and between two processes that count",
  async run(runs): Promise<Row[]> {
    await using pairs = ours("pairs");
    await using contended = ours("contended");
    await using alone = ours("async");
    await using pythonPairs = Contender.start("python3", [peer, "pairs"]);
    await using pythonValue = Contender.start("python3", [peer, "value"]);
    await using pythonRaw = Contender.start("python3", [peer, "raw"]);
    await using asyncMutex = Contender.start(Deno.execPath(), ["run", "-A", asyncPeer]);
    const took = await measure({
      pairs,
      pythonPairs,
      contended,
      pythonValue,
      pythonRaw,
      alone,
      asyncMutex,
    }, runs);
    const increment = { what: "contended increment", unit: "ns", ours: took.contended! } as const;
    return [
      {
        what: "acquireSync(), release()",
        unit: "ns",
        ours: took.pairs!,
        peer: "CPython Lock",
        theirs: took.pythonPairs,
        target: { timesFaster: 1.5 },
      },
      {
        ...increment,
        peer: "CPython Value.get_lock()",
        theirs: took.pythonValue,
        target: { timesFaster: 5 },
      },
      {
        ...increment,
        peer: "CPython Lock, RawValue",
        theirs: took.pythonRaw,
        target: { timesFaster: 5 },
      },
      {
        what: "acquire(), release()",
        unit: "ns",
        ours: took.alone!,
        peer: "async-mutex",
        theirs: took.asyncMutex,
        target: { timesFaster: 20 },
      },
    ];
  },
};

function ours(which: string): Contender | undefined {
  return Contender.start(Deno.execPath(), ["run", "-A", fromFileUrl(import.meta.url), which]);
}

/** Nanoseconds for each pair, with nobody else there. */
function runPairs(lock: Lock): number {
  const started = performance.now();
  for (let i = 0; i < PAIRS; i++) {
    lock.acquireSync();
    lock.release();
  }
  return (performance.now() - started) / PAIRS * 1e6;
}

/** Nanoseconds for each increment of two processes that count at once. */
async function runContended(): Promise<number> {
  const lock = new Lock(), value = new Value("int32", 0), barrier = new Barrier(3);
  const args = [lock, value, barrier] as const;
  const both = [1, 2].map(() =>
    new Process({ module: target.href, target: count, args: [...args] })
  );
  for (const each of both) each.start();
  await barrier.wait();
  const started = performance.now();
  await barrier.wait();
  const took = performance.now() - started;
  for (const each of both) await each.join();
  if (value.value !== 2 * INCREMENTS) throw new Error(`Lost updates: ${value.value}`);
  return took / (2 * INCREMENTS) * 1e6;
}

/** Nanoseconds for each pair, with nobody else there. */
async function runAsync(lock: CoroutineLock): Promise<number> {
  const started = performance.now();
  for (let i = 0; i < PAIRS; i++) {
    await lock.acquire();
    lock.release();
  }
  return (performance.now() - started) / PAIRS * 1e6;
}

if (import.meta.main) {
  const lock = new Lock(), coroutineLock = new CoroutineLock();
  const acts: Record<string, () => number | Promise<number>> = {
    pairs: () => runPairs(lock),
    contended: runContended,
    async: () => runAsync(coroutineLock),
  };
  await contend(acts[Deno.args[0]!]!);
}
