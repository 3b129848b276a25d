/**
 * A lock of your own
 *
 * All locks of this course are made of shared words and `Atomics`. Build one.
 *
 *     acquire(words)   // waits until the lock is free, and takes it
 *     release(words)   // gives it back
 *
 * Who waits sleeps: `Atomics.wait(words, 0, 1)` sleeps if the word 0 is still 1, and looks and falls asleep
 * in one step. `Atomics.notify(words, 0, 1)` wakes one who sleeps there; if nobody does, nothing happens.
 *
 * The check runs every schedule of two threads, many of three, and then two threads that run freely.
 */

/** There are two words, 0 at the beginning. Use one of them or both. */
export type Words = Int32Array<SharedArrayBuffer>;

/** Waits until the lock is free, and takes it. */
export function acquire(words: Words): void {
  // TODO: two may find it free before one of them takes it.
  if (Atomics.load(words, 0) === 1) Atomics.wait(words, 0, 1);
  Atomics.store(words, 0, 1);
}

/** Gives it back. */
export function release(words: Words): void {
  Atomics.store(words, 0, 0);
  Atomics.notify(words, 0, 1);
}
