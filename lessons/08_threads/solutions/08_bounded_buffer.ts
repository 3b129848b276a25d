/**
 * A bounded queue, from words
 *
 * Build a queue of numbers for threads out of shared words. It has room for some items; who puts into a
 * full one sleeps until there is room, who gets from an empty one sleeps until there is something.
 *
 *     word 0 COUNT    how many items there are
 *     word 1 FIRST    in which slot the first one is
 *     from word SLOTS on, the slots: in a circle, after the last one comes the first
 *
 * The lock is there; sleeping is up to you: `Atomics.wait(words, i, value)` sleeps until it is woken if
 * word `i` is `value`, and otherwise goes on at once. To look and to fall asleep is one step.
 * `Atomics.notify(words, i)` wakes all who sleep there, `Atomics.notify(words, i, 1)` who has slept
 * longest.
 *
 * Any number of threads puts, and any number gets. The check runs every schedule it can.
 */
import type { Lock } from "interleave/explore";

/** What the threads share. All words are 0 at first. */
export interface Buffer {
  readonly words: Int32Array;
  /** `acquireSync()`, `release()`, and `holdSync()` for a block. */
  readonly lock: Pick<Lock, "acquireSync" | "release" | "holdSync">;
}

/** Where each word is. */
export const COUNT = 0, FIRST = 1, SLOTS = 2;

/** Puts an item at the end; waits as long as there is no room. */
export function put({ words, lock }: Buffer, item: number): void {
  const size = words.length - SLOTS;
  lock.acquireSync();
  // `while`: when it is awake and has the lock again, somebody else may have been quicker.
  while (words[COUNT] === size) {
    lock.release(); // or nobody could ever make room
    // If there is room since the lock was given back, the word is not `size` any more, and this does
    // not sleep: so no wake-up is missed.
    Atomics.wait(words, COUNT, size);
    lock.acquireSync();
  }
  const count = words[COUNT]!;
  words[SLOTS + (words[FIRST]! + count) % size] = item;
  Atomics.store(words, COUNT, count + 1);
  // All: one alone could be somebody who waits for room.
  Atomics.notify(words, COUNT);
  lock.release();
}

/** Takes the first item; waits as long as there is none. */
export function get({ words, lock }: Buffer): number {
  const size = words.length - SLOTS;
  lock.acquireSync();
  while (words[COUNT] === 0) {
    lock.release();
    Atomics.wait(words, COUNT, 0);
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
