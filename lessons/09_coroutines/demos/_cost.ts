/**
 * What it costs to have one more asleep: a coroutine, a thread, a process.
 *
 * @module
 */
import { sleep } from "interleave/coroutines";
import * as processes from "interleave/processes";
import { processStatus } from "interleave/system";
import * as threads from "interleave/threads";

/** Of one sleeper, on average. */
export interface Cost {
  /** Milliseconds until it sleeps. */
  readonly ms: number;
  /** Memory that it takes while it sleeps. */
  readonly bytes: number;
}

/** So many coroutines in this thread. They cannot wake before the last has gone to sleep. */
export async function ofCoroutines(count: number): Promise<Cost> {
  const before = ownBytes();
  const start = performance.now();
  const all = Array.from({ length: count }, async () => await sleep(100));
  const ms = performance.now() - start;
  const bytes = ownBytes() - before;
  await Promise.all(all);
  return { ms: ms / count, bytes: bytes / count };
}

/** So many threads in this process. */
export async function ofThreads(count: number): Promise<Cost> {
  const [asleep, morning] = [new threads.Semaphore(0), new threads.Event()];
  const before = ownBytes();
  const start = performance.now();
  const all = Array.from(
    { length: count },
    () => new threads.Thread({ module: import.meta.url, target: rest, args: [asleep, morning] }),
  );
  for (const each of all) each.start();
  for (const _ of all) await asleep.acquire();
  const ms = performance.now() - start;
  const bytes = ownBytes() - before;
  morning.set();
  for (const each of all) await each.join();
  return { ms: ms / count, bytes: bytes / count };
}

/** So many processes; what they share with each other counts for each in part. */
export async function ofProcesses(count: number): Promise<Cost> {
  const [asleep, morning] = [new processes.Semaphore(0), new processes.Event()];
  const start = performance.now();
  const all = Array.from(
    { length: count },
    () => new processes.Process({ module: import.meta.url, target: rest, args: [asleep, morning] }),
  );
  for (const each of all) each.start();
  for (const _ of all) await asleep.acquire();
  const ms = performance.now() - start;
  const bytes = all.map(({ pid }) => ownPart(pid!)).reduce((a, b) => a + b);
  morning.set();
  for (const each of all) await each.join();
  return { ms: ms / count, bytes: bytes / count };
}

/** What a thread or a process does: it says that it goes to sleep, and sleeps. */
export function rest(asleep: { release(): void }, morning: { waitSync(): boolean }): void {
  asleep.release();
  morning.waitSync();
}

function ownBytes(): number {
  return processStatus()!.residentBytes;
}

/** Its memory; of what it shares with others, its part (`Pss`). */
function ownPart(pid: number): number {
  const text = Deno.readTextFileSync(`/proc/${pid}/smaps_rollup`);
  return Number(/^Pss: +(\d+) kB$/m.exec(text)![1]) * 1024;
}
