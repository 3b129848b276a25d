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

/** The lock is free; somebody has it; somebody has it and others may sleep. */
const [FREE, HELD, AWAITED] = [0, 1, 2];

/** Waits until the lock is free, and takes it. */
export function acquire(words: Words): void {
  // To look and to take is one step. If nobody is in the way, it was the only one.
  if (Atomics.compareExchange(words, 0, FREE, HELD) === FREE) return;
  // Says that somebody waits, and takes the lock if it has become free meanwhile: in one step again. If
  // it is given back before the wait, the word is not AWAITED any more, and the wait ends at once: no
  // wake-up is lost. Whoever was woken does not know whether others sleep, so it stays AWAITED.
  while (Atomics.exchange(words, 0, AWAITED) !== FREE) Atomics.wait(words, 0, AWAITED);
}

/** Gives it back. */
export function release(words: Words): void {
  // To wake somebody is the slow part, and only done if somebody may sleep.
  if (Atomics.exchange(words, 0, FREE) === AWAITED) Atomics.notify(words, 0, 1);
}
