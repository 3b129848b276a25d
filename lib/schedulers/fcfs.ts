import type { Policy } from "./policy.ts";

/**
 * First come, first served: in the order in which the jobs become ready, each to the end of its CPU
 * burst.
 *
 * Simple and fair in order, but a long job holds up all the short ones behind it (the convoy effect).
 *
 * @returns The policy, for `simulate()`.
 *
 * @example
 * ```ts
 * import { fcfs, parseJobs, simulate } from "interleave/schedulers";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(simulate(fcfs(), parseJobs("0:24, 0:3, 0:3")).averages.waiting, 17);
 * assertEquals(simulate(fcfs(), parseJobs("0:3, 0:3, 0:24")).averages.waiting, 3);
 * ```
 */
export function fcfs(): Policy {
  return { name: "FCFS" };
}
