import type { Lock } from "interleave/explore";

export interface Buffer {
  readonly words: Int32Array;
  readonly lock: Pick<Lock, "acquireSync" | "release" | "holdSync">;
}

export const COUNT = 0, FIRST = 1, SLOTS = 2;

export function put({ words, lock }: Buffer, item: number): void {
  const size = words.length - SLOTS;
  lock.acquireSync();
  while (words[COUNT] === size) {
    lock.release();
    Atomics.pause();
    lock.acquireSync();
  }
  const count = words[COUNT]!;
  words[SLOTS + (words[FIRST]! + count) % size] = item;
  Atomics.store(words, COUNT, count + 1);
  Atomics.notify(words, COUNT);
  lock.release();
}

export function get({ words, lock }: Buffer): number {
  const size = words.length - SLOTS;
  lock.acquireSync();
  while (words[COUNT] === 0) {
    lock.release();
    Atomics.pause();
    lock.acquireSync();
  }
  const first = words[FIRST]!;
  const item = words[SLOTS + first]!;
  words[FIRST] = (first + 1) % size;
  Atomics.sub(words, COUNT, 1);
  Atomics.notify(words, COUNT);
  lock.release();
  return item;
}
