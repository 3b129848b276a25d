/**
 * How a thread comes to the memory that all threads share, and how it leaves. On the start path of every
 * thread: it imports next to nothing.
 *
 * @module
 */

import { ringFor } from "./bells.ts";
import { RECORDS_AT, THREADS, THREADS_AT } from "./layout.ts";

/** What a new thread must be given to see the memory: it can be posted to a Worker. */
export interface ThreadMemoryTicket {
  readonly buffer: SharedArrayBuffer;
  /** The number that was given to the thread. */
  readonly thread: number;
}

let ticket: ThreadMemoryTicket | undefined;

/** On a new thread, before anything else: lets it see the memory of the others. */
export function joinThreadMemory(given: ThreadMemoryTicket): void {
  ticket = given;
}

/** What this thread was given; `undefined` on the main thread. */
export function givenTicket(): ThreadMemoryTicket | undefined {
  return ticket;
}

const lastSteps: (() => void)[] = [];

/**
 * Has something done at the end of this thread, unless it is the main one, while it still counts as alive:
 * what it gives back itself, nobody else gives back as the property of the dead.
 */
export function atThreadEnd(step: () => void): void {
  lastSteps.push(step);
}

/** Does all of that. */
export function doLastSteps(): void {
  for (const step of lastSteps.splice(0)) step();
}

/**
 * Takes note that a thread has ended, and wakes those who wait for its end; those who wait for what it
 * held notice at their next look. Does nothing if that is known already.
 */
export function dismissThread({ buffer, thread }: ThreadMemoryTicket): void {
  const words = new Int32Array(buffer);
  const slot = thread % THREADS;
  const end = THREADS_AT + slot;
  // Not free yet, so that what belongs to the next thread in this place is not cleared.
  if (Atomics.compareExchange(words, end, thread, -thread) !== thread) return;
  Atomics.store(words, RECORDS_AT + slot, 0);
  Atomics.store(words, end, 0);
  Atomics.notify(words, end);
  ringFor(words, end, (index, count) => Atomics.notify(words, index, count));
}
