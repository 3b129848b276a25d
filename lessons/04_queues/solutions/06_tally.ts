/**
 * Counted together
 *
 * Several processes count words, all at the same time and all in one dict, which a manager keeps:
 *
 *     await countAll([{ door, log, words: ["sing", "dance"] }, { door, log, words: ["sing"] }])
 *     // { sing: 2, dance: 1 }
 *
 * Each call of the dict is one step. To read a count and to write the next one are two, and another
 * process may come in between. The manager can make a lock as well, which all processes share.
 */
import { type DictProxy, type LockProxy, Manager } from "interleave/managers";
import { Process } from "interleave/processes";
import { getpid } from "interleave/system";

/** What one process is to count. */
export interface Job {
  readonly door: string;
  readonly log: string;
  readonly words: readonly string[];
}

/** What is used here of a `DictProxy`, so that the check can put its own in its place. */
export interface Counts {
  get(word: string): Promise<number | undefined>;
  set(word: string, count: number): Promise<unknown>;
}

/** The same of a `LockProxy`. */
export interface SharedLock {
  acquire(): Promise<boolean>;
  release(): Promise<void>;
}

/** Says that this process is at work, and waits at the door of the job. */
export function begin({ door, log }: Job): void {
  Deno.writeTextFileSync(log, `${getpid()}\n`, { append: true });
  using file = Deno.openSync(door);
  file.lockSync();
}

/** Adds 1 to the count of each word. */
export async function count(
  words: readonly string[],
  counts: Counts,
  lock: SharedLock,
): Promise<void> {
  for (const word of words) {
    await lock.acquire();
    // Nobody else may come between the get and the set.
    await counts.set(word, (await counts.get(word) ?? 0) + 1);
    await lock.release();
  }
}

/** What each process does. */
export async function work(
  job: Job,
  counts: DictProxy<string, number>,
  lock: LockProxy,
): Promise<void> {
  begin(job);
  await count(job.words, counts, lock);
}

/** How often each word is there in all jobs together; a process for each job. */
export async function countAll(jobs: readonly Job[]): Promise<Record<string, number>> {
  await using manager = await Manager.start();
  const counts = await manager.dict<string, number>();
  const lock = await manager.lock();
  const workers = jobs.map((job) =>
    new Process({ module: import.meta.url, target: work, args: [job, counts, lock] })
  );
  for (const worker of workers) worker.start();
  for (const worker of workers) await worker.join();
  // The manager ends with this block, and its dict with it: what is returned is a copy.
  return Object.fromEntries(await counts.items());
}

if (import.meta.main) {
  const [door, log] = ["/dev/null", "/dev/null"];
  console.log(
    await countAll([
      { door, log, words: ["sing", "dance", "sing"] },
      { door, log, words: ["dance", "sing"] },
    ]),
  );
}
