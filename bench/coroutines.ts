/**
 * What coroutines cost: 100 000 of them asleep at once, and taking turns.
 *
 * Run as a program it is one of the contenders: `late`, `floor`, `memory` or `turns`.
 *
 * @module
 */

import { fromFileUrl } from "@std/path";
import { TextLineStream } from "@std/streams";
import { sleep } from "interleave/coroutines";
import { Contender } from "./contender.ts";
import { type Benchmark, measure, type Row } from "./measure.ts";

const peer = fromFileUrl(new URL("./peers/coroutines.py", import.meta.url));
const sleepers = 100_000;
const sleepMs = 1000;

/** Sleepers and turns against asyncio. */
export const coroutines: Benchmark = {
  name: "coroutines",
  title: `${sleepers} coroutines asleep for ${sleepMs} ms, and 200 000 turns`,
  async run(runs): Promise<Row[]> {
    await using late = ours("late");
    await using floor = ours("floor");
    await using memory = ours("memory", "--v8-flags=--expose-gc");
    await using turns = ours("turns");
    await using theirLate = Contender.start("python3", [peer, "late"]);
    await using theirMemory = Contender.start("python3", [peer, "memory"]);
    await using theirTurns = Contender.start("python3", [peer, "turns"]);
    const contenders = { late, floor, memory, turns, theirLate, theirMemory, theirTurns };
    const took = await measure(contenders, runs);
    const asleep = { what: "all awake, beyond the sleep", ours: took.late!, peer: "asyncio" };
    return [
      { ...asleep, theirs: took.theirLate, target: { timesFaster: 8 } },
      { ...asleep, peer: "without a clock", theirs: took.floor, target: { within: 100 } },
      {
        what: "memory of a sleeper",
        unit: "bytes",
        ours: took.memory!,
        peer: "asyncio",
        theirs: took.theirMemory,
        target: { within: 400 },
      },
      {
        what: "sleep(0), 1000 at a time",
        ours: took.turns!,
        peer: "asyncio",
        theirs: took.theirTurns,
        target: { atMost: 1 },
      },
    ];
  },
};

function ours(which: string, ...flags: string[]): Contender | undefined {
  const program = fromFileUrl(import.meta.url);
  return Contender.start(Deno.execPath(), ["run", "-A", ...flags, program, which]);
}

async function sleeper(): Promise<void> {
  await sleep(sleepMs);
}

/** Milliseconds from the first call to the last wake-up, without the sleep. */
async function runLate(): Promise<number> {
  const started = performance.now();
  await Promise.all(Array.from({ length: sleepers }, sleeper));
  return performance.now() - started - sleepMs;
}

/** The same for coroutines that wait for nothing but a promise: what V8 takes for them in any case. */
async function runFloor(): Promise<number> {
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<void>();
  const waiter = async (): Promise<void> => {
    await promise;
  };
  const all = Promise.all(Array.from({ length: sleepers }, waiter));
  resolve();
  await all;
  return performance.now() - started;
}

/** Bytes that a sleeper holds while it sleeps, to the byte; nearly all are V8's, for its coroutine. */
async function runMemory(): Promise<number> {
  const all = new Array<Promise<void> | undefined>(sleepers).fill(undefined);
  const before = liveBytes();
  for (let i = 0; i < sleepers; i++) all[i] = sleeper();
  const during = liveBytes();
  await Promise.all(all);
  return Math.round((during - before) / sleepers);
}

function liveBytes(): number {
  (globalThis as unknown as { gc: () => void }).gc();
  return Deno.memoryUsage().heapUsed;
}

async function runTurns(): Promise<number> {
  const started = performance.now();
  await Promise.all(Array.from({ length: 1000 }, async () => {
    for (let i = 0; i < 200; i++) await sleep(0);
  }));
  return performance.now() - started;
}

/** Measures once per line of input, and answers with what the act has measured. */
async function answer(act: () => Promise<number>): Promise<void> {
  const lines = Deno.stdin.readable.pipeThrough(new TextDecoderStream())
    .pipeThrough(new TextLineStream());
  for await (const _ of lines) console.log(await act());
}

if (import.meta.main) {
  const [which] = Deno.args;
  const acts: Record<string, () => Promise<number>> = {
    late: runLate,
    floor: runFloor,
    memory: runMemory,
    turns: runTurns,
  };
  await answer(acts[which!]!);
}
