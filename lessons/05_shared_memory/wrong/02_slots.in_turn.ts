// Who is done first takes the first place.

import { Process, SharedArray, Value } from "interleave/processes";

export interface Job {
  readonly door: string;
  readonly number: number;
}

export function work(
  { door, number }: Job,
  squares: SharedArray<"float64">,
  next: Value<"int32">,
): void {
  using file = Deno.openSync(door);
  file.lockSync();
  squares.set(next.add(1), number ** 2);
}

export async function squareAll(jobs: readonly Job[]): Promise<number[]> {
  const squares = new SharedArray("float64", jobs.length);
  const next = new Value("int32");
  const children = jobs.map((job) =>
    new Process({ module: import.meta.url, target: work, args: [job, squares, next] })
  );
  for (const child of children) child.start();
  for (const child of children) await child.join();
  return [...squares];
}
