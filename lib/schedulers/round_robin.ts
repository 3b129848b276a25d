import { checkPolicy, type Policy } from "./policy.ts";

/**
 * Round robin: each in turn for one slice at most; who has used it up goes to the end of the queue.
 *
 * With n jobs ready, none waits longer than n − 1 slices for its turn. A short slice answers sooner
 * and switches more often; a slice that no burst outlasts is FCFS.
 *
 * @param slice The longest time at a stretch, in the unit of the jobs, above 0.
 * @returns The policy, for `simulate()`.
 * @throws {RangeError} if the slice is not a time above 0.
 *
 * @example
 * ```ts
 * import { parseJobs, roundRobin, simulate } from "interleave/schedulers";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const { jobs, averages } = simulate(roundRobin(4), parseJobs("0:24, 0:3, 0:3"));
 * assertEquals(jobs.map((job) => job.waiting), [6, 4, 7]);
 * assertAlmostEquals(averages.waiting, 17 / 3);
 * ```
 */
export function roundRobin(slice: number): Policy {
  return checkPolicy({ name: `RR, slice ${slice}`, slices: [slice] });
}
