// Gives the lock back by a plain write, which nothing orders.

export type Words = Int32Array<SharedArrayBuffer>;

export function acquire(words: Words): void {
  while (Atomics.exchange(words, 0, 1) === 1) Atomics.wait(words, 0, 1);
}

export function release(words: Words): void {
  words[0] = 0;
  Atomics.notify(words, 0, 1);
}
