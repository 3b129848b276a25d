// Whoever was woken forgets that others may sleep: nobody wakes them.

export type Words = Int32Array<SharedArrayBuffer>;

export function acquire(words: Words): void {
  while (Atomics.compareExchange(words, 0, 0, 1) !== 0) {
    Atomics.compareExchange(words, 0, 1, 2);
    Atomics.wait(words, 0, 2);
  }
}

export function release(words: Words): void {
  if (Atomics.exchange(words, 0, 0) === 2) Atomics.notify(words, 0, 1);
}
