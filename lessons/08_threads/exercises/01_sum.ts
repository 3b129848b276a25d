/**
 * A sum in slices
 *
 * Add up many numbers with several threads at the same time: each of them adds up a slice, and writes
 * its sum where the others can see it.
 *
 *     await sumAll(numbers, 3, "/dev/null")   // the sum of all numbers, by three threads
 *
 * The numbers lie in a `SharedArrayBuffer`, so every thread sees them, and none gets a copy. They need
 * not be a multiple of the number of threads.
 */
import { Thread } from "interleave/threads";

/** What each thread does: it waits at the door, and adds up the numbers from `from` to before `to`. */
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

/** The sum of all numbers, by so many threads at once. */
export async function sumAll(
  numbers: Float64Array,
  threads: number,
  door: string,
): Promise<number> {
  // TODO: this array is copied for each thread; make one that they share.
  const sums = new Float64Array(threads);
  // TODO: what becomes of the numbers that are left over at the end?
  const size = Math.floor(numbers.length / threads);
  for (let n = 0; n < threads; n++) {
    const args = [door, numbers, n * size, (n + 1) * size, sums, n] as const;
    const thread = new Thread({ module: import.meta.url, target: addSlice, args });
    thread.start();
    // TODO: the next thread begins when this one has ended.
    await thread.join();
  }
  return sums.reduce((a, b) => a + b, 0);
}

if (import.meta.main) {
  const numbers = new Float64Array(new SharedArrayBuffer(8 * 10)).map((_, n) => n);
  console.log(await sumAll(numbers, 3, "/dev/null")); // a door that nobody has locked
}
