// The lock is taken when the count was read.

import { type DictProxy, type LockProxy, Manager } from "interleave/managers";
import { Process } from "interleave/processes";
import { getpid } from "interleave/system";
export interface Job {
  readonly door: string;
  readonly log: string;
  readonly words: readonly string[];
}
export interface Counts {
  get(word: string): Promise<number | undefined>;
  set(word: string, count: number): Promise<unknown>;
}
export interface SharedLock {
  acquire(): Promise<boolean>;
  release(): Promise<void>;
}
export function begin({ door, log }: Job): void {
  Deno.writeTextFileSync(log, `${getpid()}\n`, { append: true });
  using file = Deno.openSync(door);
  file.lockSync();
}
export async function count(
  words: readonly string[],
  counts: Counts,
  lock: SharedLock,
): Promise<void> {
  for (const word of words) {
    const before = await counts.get(word) ?? 0;
    await lock.acquire();
    await counts.set(word, before + 1);
    await lock.release();
  }
}
export async function work(
  job: Job,
  counts: DictProxy<string, number>,
  lock: LockProxy,
): Promise<void> {
  begin(job);
  await count(job.words, counts, lock);
}
export async function countAll(jobs: readonly Job[]): Promise<Record<string, number>> {
  await using manager = await Manager.start();
  const counts = await manager.dict<string, number>();
  const lock = await manager.lock();
  const workers = jobs.map((job) =>
    new Process({ module: import.meta.url, target: work, args: [job, counts, lock] })
  );
  for (const worker of workers) worker.start();
  for (const worker of workers) await worker.join();
  return Object.fromEntries(await counts.items());
}
