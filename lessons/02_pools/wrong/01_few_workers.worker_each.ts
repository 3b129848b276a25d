// A worker for each job: nothing is used again.

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
  await using pool = new Pool(Math.max(workers, jobs.length), { module: import.meta.url });
  return await pool.map(square, jobs, { chunkSize: 1 });
}
