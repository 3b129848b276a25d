/**
 * The memory that all threads of this program share.
 *
 * @module
 */

import { Arena, ARENA_BYTES, ArenaRegion } from "./arena.ts";
import { LAST_THREAD_AT, THREADS, THREADS_AT } from "./layout.ts";
import type { Sleeper } from "./parking.ts";
import { givenTicket, type ThreadMemoryTicket } from "./thread_ticket.ts";

/** Where a region lies: what is sent to another thread in its place. */
export type ThreadRegion = readonly [start: number, length: number];

let arena: Arena | undefined;

/** The memory of this program's threads; made at the first call on the main thread. */
export function threadMemory(): Arena {
  return arena ??= open(givenTicket() ?? makeMemory());
}

function makeMemory(): ThreadMemoryTicket {
  const buffer = new SharedArrayBuffer(ARENA_BYTES);
  return { buffer, thread: admit(new Int32Array(buffer)) };
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

/** Finds a region that another thread has sent. */
export function threadRegion([start, length]: ThreadRegion): ArenaRegion {
  return new ArenaRegion(threadMemory(), start, length);
}

function open({ buffer, thread }: ThreadMemoryTicket): Arena {
  const words = new Int32Array(buffer);
  return new Arena({
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
      // waitAsync() alone would not keep the program alive; on a busy machine its end may come late, and
      // under V8's --single-threaded it never comes.
      const { promise, resolve } = Promise.withResolvers<unknown>();
      const watch = setTimeout(resolve, ms + 1);
      value.then(resolve);
      return promise.finally(() => clearTimeout(watch));
    },
    wake: (index, count) => Atomics.notify(words, index, count),
  };
}
