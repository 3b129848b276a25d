import { MAX_THREADS } from "./model/state.ts";
import type { Memory } from "./model/memory.ts";

/** What can be explored: shared objects, and threads that use them. */
export interface Program<S = unknown> {
  /**
   * Declares what the threads share. It runs once on each of them, so that it must declare the same
   * things in the same order each time.
   */
  shared(m: Memory): S;
  /**
   * One function a thread, by its name: ordinary synchronous code. Each use of a shared object is a
   * step; before the first and after the last the thread does what it likes.
   */
  readonly threads: Readonly<Record<string, (s: S) => void>>;
  /** Looks at the end whether all is as it should be, and throws if not. */
  check?(s: S): void;
  /** Looks after every step, and throws if something is wrong. Bounded and plain searches only. */
  invariant?(s: S): void;
  /** How a run came out, for `expectOutcomes()`; the values of all numbers if left out. */
  outcome?(s: S): string;
}

/**
 * Makes a program to explore. Export it from its module: each thread imports the module.
 *
 * @param definition What is shared, the threads, and what has to hold.
 * @returns The same object.
 * @throws {TypeError} if it has no threads, or too many.
 *
 * @example Two threads that add to a number, and may lose an addition
 * ```ts
 * import { program } from "interleave/explore";
 * import { assertEquals } from "@std/assert";
 *
 * export const lostUpdate = program({
 *   shared: (m) => ({ count: m.int("count") }),
 *   threads: {
 *     A: (s) => s.count.store(s.count.load() + 1),
 *     B: (s) => s.count.store(s.count.load() + 1),
 *   },
 *   check: (s) => assertEquals(s.count.load(), 2),
 * });
 * assertEquals(Object.keys(lostUpdate.threads), ["A", "B"]);
 * ```
 */
export function program<S>(definition: Program<S>): Program<S> {
  const threads = Object.entries(definition.threads);
  if (threads.length === 0 || threads.length > MAX_THREADS) {
    throw new TypeError(
      `Cannot make a program of ${threads.length} threads: give at least 1 and at most ${MAX_THREADS}`,
    );
  }
  for (const [name, body] of threads) {
    if (typeof body !== "function") {
      throw new TypeError(`Cannot make a program: thread ${name} is no function`);
    }
  }
  return definition;
}
