/**
 * Many jobs, few workers
 *
 * Do all jobs in one pool of so many processes. Everybody is at work from the beginning, nobody is
 * started for a single job, and when all is done no worker is left. Return the squares in the order of
 * the jobs.
 *
 *     await squareAll([{ door, log, number: 3 }, { door, log, number: 0.5 }], 2)   // [9, 0.25]
 */
import { Pool } from "interleave/pools";
import { getpid } from "interleave/system";

/** Something to be done. */
export interface Job {
  readonly door: string;
  readonly log: string;
  readonly number: number;
}

/** What a worker does: it notes the job, waits at the door, and squares. */
export function square({ door, log, number }: Job): number {
  Deno.writeTextFileSync(log, `${getpid()} ${number}\n`, { append: true });
  using file = Deno.openSync(door);
  file.lockSync();
  return number ** 2;
}

/** The squares of all numbers, in the order of the jobs. */
export async function squareAll(jobs: readonly Job[], workers: number): Promise<number[]> {
  // One pool for all jobs. At the end of this function it is terminated, and its workers are gone.
  await using pool = new Pool(workers, { module: import.meta.url });
  // map() hands out all jobs, and keeps their order. The `await` is needed: without it the pool would
  // be terminated first.
  return await pool.map(square, jobs);
}

if (import.meta.main) {
  const [door, log] = ["/dev/null", "/dev/null"];
  console.log(await squareAll([3, 0.5].map((number) => ({ door, log, number })), 2));
}
