/**
 * Concurrency that you can run, break and prove: the toolbox that Python programmers know from
 * `multiprocessing` and `os`, and a course that stands on it.
 *
 * Each world has its own door, because what they share and do not share is the first thing to learn:
 * `interleave/processes` (programs that share nothing) and `interleave/system` (the operating system in
 * its own words), with `interleave/signals` beside them; `interleave/threads` (they share memory);
 * `interleave/coroutines` (they take turns on one thread). `interleave/schedulers` simulates who gets the
 * processor, `interleave/timeline` records and draws what happened, `interleave/evidence` waits for it;
 * `interleave/explore` runs the same code under every schedule.
 * This module has them all, by the names of the doors, and the catalogue of the lessons.
 *
 * @example A function in a process of its own
 * ```ts
 * import { processes } from "interleave";
 * import { assertEquals } from "@std/assert";
 *
 * const module = "data:text/javascript,export function sum(a, b) { if (a + b !== 5) throw a }";
 * const { sum } = await import(module);
 *
 * const process = new processes.Process({ module, target: sum, args: [2, 3] });
 * process.start();
 * await process.join();
 * assertEquals(process.exitCode, 0);
 * ```
 *
 * @module
 */

export * as coroutines from "./lib/coroutines.ts";
export * as evidence from "./lib/evidence.ts";
export * as explore from "./lib/explore.ts";
export * as managers from "./lib/managers.ts";
export * as pools from "./lib/pools.ts";
export * as processes from "./lib/processes.ts";
export * as schedulers from "./lib/schedulers.ts";
export * as signals from "./lib/signals.ts";
export * as system from "./lib/system.ts";
export * as threads from "./lib/threads.ts";
export * as timeline from "./lib/timeline.ts";
export * from "./course/catalog.ts";
export type * from "./course/kit.ts";
