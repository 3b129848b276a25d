/**
 * A worker dies
 *
 * Some jobs kill the process that does them: sometimes only at the first try, because memory was short,
 * sometimes always. Do all jobs in a pool of so many workers, at the same time. Return for each, in the
 * order of the jobs, its root, or the name of its error:
 *
 * - If the worker is lost, try the job again, so that it is tried `tries` times at most. If its worker
 *   is lost each time, it ends with `"WorkerLostError"`.
 * - An error of the job itself ends it at the first try: it would be the same the next time.
 *
 *     await rootAll([{ door, log, number: 9, deaths: 1 }, { door, log, number: -1, deaths: 0 }], 2, 3)
 *     // [3, "RangeError"]
 */
import { Pool } from "interleave/pools";
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
  // TODO: one error is the end of all here. Each job needs an outcome of its own, and some more tries.
  if (tries < 1) return [];
  return await pool.map(root, jobs, { chunkSize: 1 });
}

if (import.meta.main) {
  const [door, log] = ["/dev/null", Deno.makeTempFileSync()];
  const numbers = [[4, 0], [9, 1], [-1, 0], [16, 5]] as const;
  console.log(
    await rootAll(numbers.map(([number, deaths]) => ({ door, log, number, deaths })), 2, 3),
  );
  Deno.removeSync(log);
}
