/**
 * Shared out
 *
 * Some workers do many items together. No item is given to a worker beforehand: whoever is free takes
 * the next one. So a worker that is held up holds up nobody else.
 *
 *     await doAll([{ door, log, number: 3 }, { door, log, number: 0.5 }], 2)   // [9, 0.25]
 *
 * `take()` has to be right under every schedule: the check runs them all.
 */
import { Process, SharedArray, Value } from "interleave/processes";

/** Something to be done. */
export interface Item {
  readonly door: string;
  readonly log: string;
  readonly number: number;
}

/** What is used here of a `Value`, so that the check can put its own in its place. */
export interface Counter {
  value: number;
  add(amount: number): number;
  compareExchange(expected: number, replacement: number): number;
  getLock(): { acquireSync(): boolean; release(): void; holdSync(): Disposable };
}

/** Does an item: waits at its door, notes it in the log, and returns the result. */
export function doItem({ door, log, number }: Item): number {
  using file = Deno.openSync(door);
  file.lockSync();
  Deno.writeTextFileSync(log, `${number}\n`, { append: true });
  return number ** 2;
}

/** Takes the next item, counted from 0; `null` if all are taken. */
export function take(next: Counter, items: number): number | null {
  // TODO: another worker may take the same one between these steps.
  const item = next.value;
  if (item >= items) return null;
  next.value = item + 1;
  return item;
}

/** What each worker does. */
export function work(
  items: readonly Item[],
  next: Value<"int32">,
  results: SharedArray<"float64">,
): void {
  // TODO: this does one item; do as many as there are to take, and put each result in its place.
  const item = take(next, items.length);
  if (item !== null) results.set(0, doItem(items[item]!));
}

/** Does all items with so many workers at once; the results in the order of the items. */
export async function doAll(items: readonly Item[], workers: number): Promise<number[]> {
  const next = new Value("int32");
  const results = new SharedArray("float64", items.length);
  const args = [items, next, results] as const;
  for (let n = 0; n < workers; n++) {
    const worker = new Process({ module: import.meta.url, target: work, args });
    worker.start();
    // TODO: the next worker begins when this one has ended.
    await worker.join();
  }
  return [...results];
}

if (import.meta.main) {
  const [door, log] = ["/dev/null", "/dev/null"];
  const items = [3, 0.5, 1].map((number) => ({ door, log, number }));
  console.log(await doAll(items, 2));
}
