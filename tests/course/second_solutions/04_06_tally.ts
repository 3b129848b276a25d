// Counts by itself first, and adds all counts in one go under the lock.
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
  const mine = Map.groupBy(words, (word) => word);
  await lock.acquire();
  try {
    await Promise.all([...mine].map(async ([word, { length }]) => {
      const before = await counts.get(word);
      await counts.set(word, (before ?? 0) + length);
    }));
  } finally {
    await lock.release();
  }
}

export class Counter extends Process {
  constructor(
    readonly job: Job,
    readonly counts: DictProxy<string, number>,
    readonly lock: LockProxy,
  ) {
    super({ module: import.meta.url });
  }

  override async run(): Promise<void> {
    begin(this.job);
    await count(this.job.words, this.counts, this.lock);
  }
}

export async function countAll(jobs: readonly Job[]): Promise<Record<string, number>> {
  const manager = await Manager.start();
  try {
    const [counts, lock] = [await manager.dict<string, number>(), await manager.lock()];
    const counters = jobs.map((job) => new Counter(job, counts, lock));
    await Promise.all(counters.map((each) => {
      each.start();
      return each.join();
    }));
    const result: Record<string, number> = {};
    for await (const word of counts) result[word] = (await counts.get(word))!;
    return result;
  } finally {
    await manager.shutdown();
  }
}
