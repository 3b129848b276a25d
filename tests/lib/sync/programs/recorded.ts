/**
 * Prints who is recorded to wait and to hold while a process takes part, or a thread, or a coroutine, as
 * the argument says.
 */

import * as coroutines from "../../../../lib/coroutines.ts";
import { Process } from "../../../../lib/processes.ts";
import * as processes from "../../../../lib/processes.ts";
import { Thread } from "../../../../lib/threads.ts";
import * as threads from "../../../../lib/threads.ts";
import { lanesOf, record } from "../../../../lib/timeline.ts";
import { guest, visit } from "../recorded_guest.ts";

const kind = Deno.args[0] as "process" | "thread" | "coroutine";
const world = { process: processes, thread: threads, coroutine: coroutines }[kind];
const { Lock, Semaphore } = world as typeof processes;

const lock = new Lock({ name: "door" }), other = new Lock({ name: "window" });
const come = new Semaphore(0), gone = new Semaphore(0);
using recording = record();
const events = recording.events.bind(recording);

await lock.acquire();
await other.acquire();
const guests = begin();
await come.acquire(); // it is there, and about to wait for the lock
while (!events().some(({ text }) => text === 'waits for the lock "door"')) await pause();
lock.release();
await guests;
await gone.acquire();

for (let i = 0; i < 110; i++) {
  lock.acquireSync();
  lock.release();
}
await pause(); // the clocks of two processes are not quite the same

const lanes = lanesOf(events());
const all = lanes.flatMap(({ name, spans }) => spans.map((span) => ({ lane: name, ...span })))
  .sort((a, b) => a.from - b.from);
const told = all.filter(({ text }) => text !== "sleep").map(({ lane, text }) => `${lane} ${text}`);
const find = (lane: string, text: string): typeof all[number] =>
  all.find((span) => span.lane === lane && span.text === text)!;
const them = kind === "coroutine" ? "main" : "guest";
const [ours, theirs] = all.filter(({ text }) => text === 'holds the lock "door"');
const wait = find(them, 'waits for the lock "door"');
console.log(JSON.stringify({
  told: [...new Set(told)].sort(),
  holders: [ours?.lane, theirs?.lane],
  oneAfterTheOther: ours!.until <= theirs!.from + 0.1,
  waitsWhileHeld: wait.from < ours!.until && wait.until > ours!.until - 0.1,
  givenBackByGuest: find("main", 'holds the lock "window"').until <= theirs!.until,
  holds: told.filter((text) => text === 'main holds the lock "door"').length,
}));

function begin(): Promise<unknown> {
  const args = [{ lock, other, come, gone }] as const;
  if (kind === "coroutine") return visit(...args);
  const options = {
    module: import.meta.resolve("../recorded_guest.ts"),
    target: guest,
    name: "guest",
  };
  const Worker = kind === "process" ? Process : Thread;
  const worker = new Worker({ ...options, args } as never);
  worker.start();
  return worker.join();
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}
