// Each child gets a value of its own, and is waited for in a function of its own.
import { Process, Value } from "interleave/processes";

export interface Job {
  readonly door: string;
  readonly number: number;
}

export async function work({ door, number }: Job, square: Value<"float64">): Promise<void> {
  using file = await Deno.open(door);
  await file.lock();
  square.value = number * number;
}

export async function squareAll(jobs: readonly Job[]): Promise<number[]> {
  return await Promise.all(jobs.map(async (job) => {
    const square = new Value("float64");
    const child = new Process({ module: import.meta.url, target: work, args: [job, square] });
    child.start();
    await child.join();
    return square.value;
  }));
}
