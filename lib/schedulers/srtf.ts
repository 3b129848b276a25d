import type { Policy } from "./policy.ts";

/**
 * Shortest remaining time first: SJF that interrupts. A job that comes and needs less than what is
 * left of the running one takes the CPU away from it.
 *
 * @returns The policy, for `simulate()`.
 *
 * @example
 * ```ts
 * import { parseJobs, simulate, srtf } from "interleave/schedulers";
 * import { assertEquals } from "@std/assert";
 *
 * const { turns, averages } = simulate(srtf(), parseJobs("0:8, 1:4, 2:9, 3:5"));
 * assertEquals(turns.map((turn) => turn.job), ["P1", "P2", "P4", "P1", "P3"]);
 * assertEquals(averages.waiting, 6.5);
 * ```
 */
export function srtf(): Policy {
  return { name: "SRTF", rank: (job) => job.remaining, preemptive: true };
}
