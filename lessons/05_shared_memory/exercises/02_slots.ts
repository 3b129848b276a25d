/**
 * A place for each
 *
 * Give each job a process of its own, all at the same time. Each child computes a square and writes it
 * into an array that all share. Return the squares in the order of the jobs, whoever ends first.
 *
 *     await squareAll([{ door, number: 3 }, { door, number: 0.5 }])   // [9, 0.25]
 */
import { Process, SharedArray } from "interleave/processes";

/** What a child is to do: wait at its door, then square its number. */
export interface Job {
  readonly door: string;
  readonly number: number;
}

/** What each child does. */
export function work({ door, number }: Job, squares: SharedArray<"int32">): void {
  using file = Deno.openSync(door);
  file.lockSync();
  // TODO: they all write into the first place.
  squares.set(0, number ** 2);
}

/** The squares of all numbers, in the order of the jobs. */
export async function squareAll(jobs: readonly Job[]): Promise<number[]> {
  // TODO: the squares may have a fraction.
  const squares = new SharedArray("int32", jobs.length);
  for (const job of jobs) {
    const child = new Process({ module: import.meta.url, target: work, args: [job, squares] });
    child.start();
    // TODO: the next child begins when this one has ended.
    await child.join();
  }
  return [...squares];
}

if (import.meta.main) {
  const door = "/dev/null"; // it has no lock
  console.log(await squareAll([{ door, number: 3 }, { door, number: 0.5 }]));
}
