// applyAsync() for each job, then close() and join().
import { Pool } from "interleave/pools";
import { getpid } from "interleave/system";

export interface Job {
  readonly door: string;
  readonly log: string;
  readonly number: number;
}

export function square({ door, log, number }: Job): number {
  Deno.writeTextFileSync(log, `${getpid()} ${number}\n`, { append: true });
  using file = Deno.openSync(door);
  file.lockSync();
  return number ** 2;
}

export async function squareAll(jobs: readonly Job[], workers: number): Promise<number[]> {
  const pool = new Pool(workers, { module: import.meta.url });
  const squares: number[] = [];
  for (const [n, job] of jobs.entries()) {
    pool.applyAsync(square, [job], { callback: (value) => squares[n] = value });
  }
  pool.close();
  await pool.join();
  return squares;
}
