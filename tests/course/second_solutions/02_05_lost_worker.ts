// Rounds: in each one those whose worker was lost are handed in again. close() and join() at the end.
import { type AsyncResult, Pool, WorkerLostError } from "interleave/pools";
import { getpid, kill } from "interleave/system";

export interface Job {
  readonly door: string;
  readonly log: string;
  readonly number: number;
  readonly deaths: number;
}

export function root({ door, log, number, deaths }: Job): number {
  Deno.writeTextFileSync(log, `${number}\n`, { append: true });
  using file = Deno.openSync(door);
  file.lockSync();
  const tries = Deno.readTextFileSync(log).split("\n").filter((line) => line === `${number}`);
  if (tries.length <= deaths) kill(getpid(), "SIGKILL");
  if (number < 0) throw new RangeError(`Cannot take the root of ${number}`);
  return Math.sqrt(number);
}

export async function rootAll(
  jobs: readonly Job[],
  workers: number,
  tries: number,
): Promise<(number | string)[]> {
  const pool = new Pool(workers, { module: import.meta.url });
  const outcomes: (number | string)[] = [];
  let open = [...jobs.keys()];
  for (let round = 0; round < tries && open.length > 0; round++) {
    const results: [number, AsyncResult<number>][] = open.map((n) => [
      n,
      pool.applyAsync(root, [jobs[n]!]),
    ]);
    open = [];
    for (const [n, result] of results) {
      await result.wait();
      if (result.successful()) {
        outcomes[n] = await result.get();
        continue;
      }
      const error: Error = await result.get().then(() => new Error(), (error) => error);
      outcomes[n] = error.name;
      if (error instanceof WorkerLostError) open.push(n);
    }
  }
  pool.close();
  await pool.join();
  return outcomes;
}
