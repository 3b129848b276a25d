/**
 * The memory that all threads of this program share.
 *
 * @module
 */

import { Arena, ARENA_BYTES, ArenaRegion } from "./arena.ts";
import { LAST_THREAD_AT, RECORDS_AT, THREADS, THREADS_AT } from "./layout.ts";
import type { Sleeper } from "./parking.ts";

/** What a new thread must be given to see the memory: it can be posted to a Worker. */
export interface ThreadMemoryTicket {
  readonly buffer: SharedArrayBuffer;
  /** The number that was given to the thread. */
  readonly thread: number;
}

/** Where a region lies: what is sent to another thread in its place. */
export type ThreadRegion = readonly [start: number, length: number];

let arena: Arena | undefined;

/** The memory of this program's threads; made at the first call on the main thread. */
export function threadMemory(): Arena {
  if (arena === undefined) {
    const buffer = new SharedArrayBuffer(ARENA_BYTES);
    open({ buffer, thread: admit(new Int32Array(buffer)) });
  }
  return arena!;
}

/**
 * Gives a number to a thread that is about to start.
 *
 * @throws {RangeError} if 4096 threads live already.
 */
export function admitThread(): ThreadMemoryTicket {
  const { words } = threadMemory();
  return { buffer: words.buffer as SharedArrayBuffer, thread: admit(words) };
}

/**
 * Takes note that a thread has ended, and wakes those who wait for its end; those who wait for what it
 * held notice at their next look. Does nothing if that is known already.
 */
export function dismissThread(thread: number): void {
  const arena = threadMemory();
  const slot = thread % THREADS;
  const { words } = arena;
  // Not free yet, so that what belongs to the next thread in this place is not cleared.
  if (Atomics.compareExchange(words, THREADS_AT + slot, thread, -thread) !== thread) return;
  Atomics.store(words, RECORDS_AT + slot, 0);
  Atomics.store(words, THREADS_AT + slot, 0);
  arena.cellAt(THREADS_AT + slot).unpark(Infinity);
}

/** On a new thread, before anything else: sees the memory of the others. */
export function joinThreadMemory(ticket: ThreadMemoryTicket): void {
  open(ticket);
}

/** Finds a region that another thread has sent. */
export function threadRegion([start, length]: ThreadRegion): ArenaRegion {
  return new ArenaRegion(threadMemory(), start, length);
}

function open({ buffer, thread }: ThreadMemoryTicket): void {
  const words = new Int32Array(buffer);
  arena = new Arena({
    buffer,
    sleeper: sleeperOn(words),
    me: thread,
    isAlive: (thread) => Atomics.load(words, THREADS_AT + thread % THREADS) === thread,
  });
}

function admit(words: Int32Array): number {
  for (let tries = 0; tries < THREADS; tries++) {
    const thread = Atomics.add(words, LAST_THREAD_AT, 1) + 1;
    if (Atomics.compareExchange(words, THREADS_AT + thread % THREADS, 0, thread) === 0) {
      return thread;
    }
  }
  throw new RangeError(`Cannot start a thread: ${THREADS} of them live already; wait for some`);
}

function sleeperOn(words: Int32Array): Sleeper {
  return {
    sleep: (index, seen, ms) => void Atomics.wait(words, index, seen, ms),
    sleepAside(index, seen, ms): Promise<unknown> {
      const { async, value } = Atomics.waitAsync(words, index, seen, ms);
      if (!async) return Promise.resolve();
      // waitAsync() alone would not keep the program alive; on a busy machine its end may come late.
      const watch = setInterval(() => {}, ms + 1);
      return value.finally(() => clearInterval(watch));
    },
    wake: (index, count) => Atomics.notify(words, index, count),
  };
}
