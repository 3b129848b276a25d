// The lock of the value in place of add(), and forked workers.
import { Process, SharedArray, Value } from "interleave/processes";

export interface Item {
  readonly door: string;
  readonly log: string;
  readonly number: number;
}

export interface Counter {
  value: number;
  add(amount: number): number;
  compareExchange(expected: number, replacement: number): number;
  getLock(): { acquireSync(): boolean; release(): void; holdSync(): Disposable };
}

export function doItem({ door, log, number }: Item): number {
  using file = Deno.openSync(door);
  file.lockSync();
  Deno.writeTextFileSync(log, `${number}\n`, { append: true });
  return number ** 2;
}

export function take(next: Counter, items: number): number | null {
  const lock = next.getLock();
  lock.acquireSync();
  try {
    return next.value < items ? next.value++ : null;
  } finally {
    lock.release();
  }
}

export function work(
  items: readonly Item[],
  next: Value<"uint16">,
  results: SharedArray<"float64">,
): void {
  while (true) {
    const item = take(next, items.length);
    if (item === null) return;
    results.view[item] = doItem(items[item]!);
  }
}

export async function doAll(items: readonly Item[], workers: number): Promise<number[]> {
  const next = new Value("uint16");
  const results = new SharedArray("float64", items.length);
  const args = [items, next, results] as const;
  const waits: Promise<unknown>[] = [];
  for (let n = 0; n < workers; n++) {
    const worker = new Process({ module: import.meta.url, target: work, args, start: "fork" });
    worker.start();
    waits.push(worker.join());
  }
  await Promise.all(waits);
  return results.slice();
}
