// Two states, and a count of those who wait in the second word.
export type Words = Int32Array<SharedArrayBuffer>;

export function acquire(words: Words): void {
  for (let tries = 0; tries < 3; tries++) { // it may be free in a moment
    if (Atomics.compareExchange(words, 0, 0, 1) === 0) return;
  }
  Atomics.add(words, 1, 1);
  while (Atomics.exchange(words, 0, 1) !== 0) Atomics.wait(words, 0, 1);
  Atomics.sub(words, 1, 1);
}

export function release(words: Words): void {
  Atomics.store(words, 0, 0);
  if (Atomics.load(words, 1) > 0) Atomics.notify(words, 0, 1);
}
