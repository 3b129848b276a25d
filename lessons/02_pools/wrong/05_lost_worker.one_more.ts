// Tries once, and then so many times again.

import { Pool, WorkerLostError } from "interleave/pools";
import { getpid, kill } from "interleave/system";

/** Something to be done. The first so many tries kill the worker. */
export interface Job {
  readonly door: string;
  readonly log: string;
  readonly number: number;
  readonly deaths: number;
}

/** What a worker does: it notes the job, waits at the door, and gives the root if it lives. */
export function root({ door, log, number, deaths }: Job): number {
  Deno.writeTextFileSync(log, `${number}\n`, { append: true });
  using file = Deno.openSync(door);
  file.lockSync();
  const tries = Deno.readTextFileSync(log).split("\n").filter((line) => line === `${number}`);
  if (tries.length <= deaths) kill(getpid(), "SIGKILL");
  if (number < 0) throw new RangeError(`Cannot take the root of ${number}`);
  return Math.sqrt(number);
}

/** The root of each number, or the name of what went wrong. */
export async function rootAll(
  jobs: readonly Job[],
  workers: number,
  tries: number,
): Promise<(number | string)[]> {
  await using pool = new Pool(workers, { module: import.meta.url });
  const rootOf = async (job: Job): Promise<number | string> => {
    for (let left = tries;; left--) {
      try {
        return await pool.apply(root, [job]);
      } catch (error) {
        if (!(error instanceof WorkerLostError) || left === 0) return (error as Error).name;
      }
    }
  };
  return await Promise.all(jobs.map(rootOf));
}
