// Looks in a loop, and takes the lock in a step of its own.

export type Words = Int32Array<SharedArrayBuffer>;

export function acquire(words: Words): void {
  while (Atomics.load(words, 0) === 1) Atomics.wait(words, 0, 1);
  Atomics.store(words, 0, 1);
}

export function release(words: Words): void {
  Atomics.store(words, 0, 0);
  Atomics.notify(words, 0, 1);
}
