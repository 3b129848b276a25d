// Sleeps on another word than the one it has looked at: the wake-up may come before the sleep.

export type Words = Int32Array<SharedArrayBuffer>;

export function acquire(words: Words): void {
  while (Atomics.exchange(words, 0, 1) === 1) Atomics.wait(words, 1, 0);
}

export function release(words: Words): void {
  Atomics.store(words, 0, 0);
  Atomics.notify(words, 1, 1);
}
