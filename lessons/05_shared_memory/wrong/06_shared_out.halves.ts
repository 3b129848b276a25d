// Each worker gets its share beforehand.

import { Process, SharedArray } from "interleave/processes";

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
  results: SharedArray<"float64">,
  from: number,
  workers: number,
): void {
  for (let item = from; item < items.length; item += workers) {
    results.set(item, doItem(items[item]!));
  }
}

export async function doAll(items: readonly Item[], workers: number): Promise<number[]> {
  const results = new SharedArray("float64", items.length);
  const all = Array.from(
    { length: workers },
    (_, n) =>
      new Process({
        module: import.meta.url,
        target: work,
        args: [items, results, n, workers],
      }),
  );
  for (const worker of all) worker.start();
  for (const worker of all) await worker.join();
  return [...results];
}
