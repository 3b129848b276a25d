// The array cuts the squares to whole numbers of 32 bits.

import { Process, SharedArray } from "interleave/processes";

export interface Job {
  readonly door: string;
  readonly number: number;
}

export function work({ door, number }: Job, squares: SharedArray<"int32">, place: number): void {
  using file = Deno.openSync(door);
  file.lockSync();
  squares.set(place, number ** 2);
}

export async function squareAll(jobs: readonly Job[]): Promise<number[]> {
  const squares = new SharedArray("int32", jobs.length);
  const children = jobs.map((job, place) =>
    new Process({ module: import.meta.url, target: work, args: [job, squares, place] })
  );
  for (const child of children) child.start();
  for (const child of children) await child.join();
  return [...squares];
}
