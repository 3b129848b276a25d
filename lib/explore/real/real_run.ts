import { loadLate } from "../../workers/load_late.ts";
import { nameOf } from "../explore.ts";
import type { Program } from "../program.ts";
import type { RealAnswer, RealOrders } from "./real_main.ts";

/** Which program to run, and how often. */
export interface RealRunOptions<S = never> {
  /** The URL of the module that exports the program: `import.meta.url`. */
  readonly module: string | URL;
  /** The program, or the name of its export. */
  readonly program: string | Program<S>;
  /**
   * How often.
   *
   * @default {1000}
   */
  readonly times?: number;
  /**
   * How long a run may take before it counts as hung, in milliseconds.
   *
   * @default {1000}
   */
  readonly timeoutMs?: number;
  /**
   * How long all of it may take, in milliseconds; then fewer runs are made.
   *
   * @default {10_000}
   */
  readonly timeMs?: number;
  /** Ends it by throwing the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** How the runs ended. */
export interface RealReport {
  /** How many ended well. */
  readonly ok: number;
  /** How many failed: a thread threw, or `check()` did. */
  readonly failed: number;
  /** How many did not end. */
  readonly hung: number;
  /** What was thrown first, or `null`. */
  readonly message: string | null;
  /** How the runs came out that ended, and how many each way. */
  readonly outcomes: Readonly<Record<string, number>>;
}

/** So many runs are prepared at a time. */
const BATCH = 1000;

/**
 * Runs a program for real, again and again: its threads run freely at the same time, with the objects of
 * `interleave/threads`. It says what this machine did; it is luck whether a mistake shows.
 *
 * @param options The program, and how often.
 * @returns How the runs ended.
 * @throws {TypeError} if there is no such program.
 * @throws {RangeError} if `times` is not a whole number of at least 1.
 *
 * @example
 * ```ts
 * import { realRun } from "interleave/explore";
 * import { assertEquals } from "@std/assert";
 *
 * const module = `data:text/javascript,${encodeURIComponent(`
 *   import { program } from "interleave/explore";
 *   function increment({ count, lock }) {
 *     lock.acquireSync();
 *     count.store(count.load() + 1);
 *     lock.release();
 *   }
 *   export const counter = program({
 *     shared: (m) => ({ count: m.int("count"), lock: m.lock("lock") }),
 *     threads: { A: increment, B: increment },
 *   });
 * `)}`;
 *
 * const { ok, outcomes } = await realRun({ module, program: "counter", times: 100 });
 * assertEquals([ok, outcomes], [100, { "count=2": 100 }]);
 * ```
 */
export async function realRun<S = never>(options: RealRunOptions<S>): Promise<RealReport> {
  const { times = 1000, timeoutMs = 1000, timeMs = 10_000, signal } = options;
  if (!Number.isInteger(times) || times < 1) {
    throw new RangeError(`Cannot run ${String(times)} times: give a whole number of at least 1`);
  }
  const module = String(options.module);
  const place = { module, program: await nameOf(module, options.program) };
  const { askChild } = await loadLate<typeof import("../ask_child.ts")>(
    "../ask_child.ts",
    import.meta.url,
  );
  const until = performance.now() + timeMs;
  let sum: RealReport = { ok: 0, failed: 0, hung: 0, message: null, outcomes: {} };
  for (let left = times; left > 0 && performance.now() < until;) {
    const orders: RealOrders = { place, times: Math.min(left, BATCH), timeoutMs };
    const answer = await askChild<RealOrders, RealAnswer>(MAIN, orders, timeMs, signal);
    const runs = answer === undefined ? 1 : answer.ok + answer.failed + answer.hung;
    sum = answer === undefined ? { ...sum, hung: sum.hung + 1 } : add(sum, answer);
    left -= runs;
  }
  return sum;
}

const MAIN = new URL("./real_main.ts", import.meta.url);

function add(one: RealReport, other: RealReport): RealReport {
  const outcomes = { ...one.outcomes };
  for (const [outcome, count] of Object.entries(other.outcomes)) {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  }
  return {
    ok: one.ok + other.ok,
    failed: one.failed + other.failed,
    hung: one.hung + other.hung,
    message: one.message ?? other.message,
    outcomes,
  };
}
