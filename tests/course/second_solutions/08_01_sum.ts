import { Semaphore, SharedArray, Thread } from "interleave/threads";

/** Takes every n-th number, and says at its end that it is done. */
export function addEveryNth(
  door: string,
  numbers: Float64Array,
  first: number,
  sums: SharedArray<"float64">,
  done: Semaphore,
): void {
  using file = Deno.openSync(door);
  file.lockSync();
  for (let i = first; i < numbers.length; i += sums.length) {
    sums.set(first, sums.get(first) + numbers[i]!);
  }
  done.release();
}

export async function sumAll(
  numbers: Float64Array,
  threads: number,
  door: string,
): Promise<number> {
  const sums = new SharedArray("float64", threads);
  const done = new Semaphore(0);
  const all = [...Array(threads).keys()].map((first) => {
    const args = [door, numbers, first, sums, done] as const;
    const thread = new Thread({ module: import.meta.url, target: addEveryNth, args });
    thread.start();
    return thread;
  });
  for (const _thread of all) await done.acquire();
  await Promise.all(all.map((thread) => thread.join()));
  return [...sums].reduce((a, b) => a + b);
}
