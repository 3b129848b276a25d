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
  const squares: number[] = [];
  for (const job of jobs) {
    // TODO: a pool for each job, one after the other; and who ends it?
    const pool = new Pool(workers, { module: import.meta.url });
    squares.push(await pool.apply(square, [job]));
  }
  return squares;
}

if (import.meta.main) {
  const [door, log] = ["/dev/null", "/dev/null"];
  console.log(await squareAll([3, 0.5].map((number) => ({ door, log, number })), 2));
}
