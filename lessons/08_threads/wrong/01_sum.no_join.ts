import { Thread } from "interleave/threads";

export function addSlice(
  door: string,
  numbers: Float64Array,
  from: number,
  to: number,
  sums: Float64Array,
  place: number,
): void {
  using file = Deno.openSync(door);
  file.lockSync();
  let sum = 0;
  for (let i = from; i < to; i++) sum += numbers[i]!;
  sums[place] = sum;
}

export async function sumAll(
  numbers: Float64Array,
  threads: number,
  door: string,
): Promise<number> {
  const sums = new Float64Array(new SharedArrayBuffer(8 * threads));
  const all = Array.from({ length: threads }, (_, n) => {
    const [from, to] = [n, n + 1].map((bound) => Math.floor(bound * numbers.length / threads));
    const args = [door, numbers, from!, to!, sums, n] as const;
    return new Thread({ module: import.meta.url, target: addSlice, args });
  });
  for (const thread of all) thread.start();
  await Promise.resolve();
  return sums.reduce((a, b) => a + b, 0);
}
