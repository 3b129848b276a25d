// One worker after the other: the first one does everything.

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
  const item = next.add(1);
  return item < items ? item : null;
}

export function work(
  items: readonly Item[],
  next: Value<"int32">,
  results: SharedArray<"float64">,
): void {
  for (let item = take(next, items.length); item !== null; item = take(next, items.length)) {
    results.set(item, doItem(items[item]!));
  }
}

export async function doAll(items: readonly Item[], workers: number): Promise<number[]> {
  const next = new Value("int32");
  const results = new SharedArray("float64", items.length);
  const args = [items, next, results] as const;
  const all = Array.from(
    { length: workers },
    () => new Process({ module: import.meta.url, target: work, args }),
  );
  for (const worker of all) {
    worker.start();
    await worker.join();
  }
  return [...results];
}
