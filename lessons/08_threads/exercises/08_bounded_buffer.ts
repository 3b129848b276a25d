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
export function put({ words }: Buffer, item: number): void {
  const size = words.length - SLOTS;
  // TODO: wait for room, be alone, and wake who waits for an item.
  const count = words[COUNT]!;
  words[SLOTS + (words[FIRST]! + count) % size] = item;
  words[COUNT] = count + 1;
}

/** Takes the first item; waits as long as there is none. */
export function get({ words }: Buffer): number {
  const size = words.length - SLOTS;
  // TODO: wait for an item, be alone, and wake who waits for room.
  const first = words[FIRST]!;
  words[FIRST] = (first + 1) % size;
  words[COUNT] = words[COUNT]! - 1;
  return words[SLOTS + first]!;
}
