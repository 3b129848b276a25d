import type { Policy } from "./policy.ts";

/**
 * Shortest job first: whose next CPU burst is the shortest, to its end.
 *
 * No order without interruption has a shorter average waiting time for jobs that come together. A
 * stream of short jobs can starve a long one.
 *
 * @returns The policy, for `simulate()`.
 *
 * @example
 * ```ts
 * import { parseJobs, simulate, sjf } from "interleave/schedulers";
 * import { assertEquals } from "@std/assert";
 *
 * const { turns, averages } = simulate(sjf(), parseJobs("0:6, 0:8, 0:7, 0:3"));
 * assertEquals(turns.map((turn) => turn.job), ["P4", "P1", "P3", "P2"]);
 * assertEquals(averages.waiting, 7);
 * ```
 */
export function sjf(): Policy {
  return { name: "SJF", rank: (job) => job.remaining };
}
