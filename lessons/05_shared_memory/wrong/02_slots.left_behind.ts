// Looks whether the squares are there, and leaves the children to themselves.

import { Process, SharedArray } from "interleave/processes";

export interface Job {
  readonly door: string;
  readonly number: number;
}

export async function work(
  { door, number }: Job,
  squares: SharedArray<"float64">,
  place: number,
): Promise<void> {
  using file = Deno.openSync(door);
  file.lockSync();
  squares.set(place, number ** 2);
  await new Promise((resolve) => setTimeout(resolve, 60_000));
}

export async function squareAll(jobs: readonly Job[]): Promise<number[]> {
  const squares = new SharedArray("float64", jobs.length);
  const children = jobs.map((job, place) =>
    new Process({ module: import.meta.url, target: work, args: [job, squares, place] })
  );
  for (const child of children) child.start();
  while ([...squares].includes(0)) await new Promise((resolve) => setTimeout(resolve, 5));
  return [...squares];
}
