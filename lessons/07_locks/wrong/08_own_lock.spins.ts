// Right, but whoever waits keeps a processor busy.

export type Words = Int32Array<SharedArrayBuffer>;

export function acquire(words: Words): void {
  while (Atomics.exchange(words, 0, 1) === 1) Atomics.pause();
}

export function release(words: Words): void {
  Atomics.store(words, 0, 0);
}
