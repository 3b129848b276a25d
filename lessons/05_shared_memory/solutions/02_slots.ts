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
export function work({ door, number }: Job, squares: SharedArray<"float64">, place: number): void {
  using file = Deno.openSync(door);
  file.lockSync();
  // Nobody else writes into this place, so no lock is needed.
  squares.set(place, number ** 2);
}

/** The squares of all numbers, in the order of the jobs. */
export async function squareAll(jobs: readonly Job[]): Promise<number[]> {
  // The numbers of JavaScript are float64; an int32 would lose fractions, and large squares.
  const squares = new SharedArray("float64", jobs.length);
  const children = jobs.map((job, place) =>
    new Process({ module: import.meta.url, target: work, args: [job, squares, place] })
  );
  // All begin before anybody is waited for.
  for (const child of children) child.start();
  for (const child of children) await child.join();
  return [...squares];
}

if (import.meta.main) {
  const door = "/dev/null"; // it has no lock
  console.log(await squareAll([{ door, number: 3 }, { door, number: 0.5 }]));
}
