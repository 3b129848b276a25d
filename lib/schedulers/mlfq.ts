import { checkPolicy, type Policy } from "./policy.ts";

/**
 * Multilevel feedback queue: learns from what a job did which queue it belongs in.
 *
 * - A new job enters the top queue, number 0.
 * - A job that has used up its slice moves to the end of the queue below; in the lowest, to its end.
 * - The slice of each queue is longer than that of the one above.
 * - A queue is served, in turn, only when all above it are empty.
 * - A job that enters a queue above that of the running one takes the CPU away from it. That one goes
 *   back to the *head* of its queue and keeps the rest of its slice: it did nothing to lose its place,
 *   and being interrupted does not save it from moving down either.
 * - A job that waits for a device before its slice is used up comes back to the end of the same
 *   queue, with a whole slice. So who is interactive stays on top (and so does who only pretends to
 *   be). A burst that ends together with the slice counts as the end of the burst.
 *
 * Source: F. J. Corbató et al., "An Experimental Time-Sharing System" (1962); rules 1 to 4b of
 * R. and A. Arpaci-Dusseau, "Operating Systems: Three Easy Pieces", chapter 8. Their later rules, time
 * counted on across I/O and the boost of all jobs from time to time, are left out.
 *
 * @param slices The slice of each queue, the top queue first: at least one, each above 0 and longer
 * than the one before, in the unit of the jobs. With `Infinity` as the last, the lowest queue is FCFS.
 * @returns The policy, for `simulate()`.
 * @throws {RangeError} if the slices are not so.
 *
 * @example
 * ```ts
 * import { mlfq, parseJobs, simulate } from "interleave/schedulers";
 * import { assertEquals } from "@std/assert";
 *
 * const { turns } = simulate(mlfq([2, 4]), parseJobs("long=0:7, short=3:1"));
 * assertEquals(turns, [
 *   { job: "long", from: 0, until: 2, queue: 0, end: "slice" },
 *   { job: "long", from: 2, until: 3, queue: 1, end: "preempted" },
 *   { job: "short", from: 3, until: 4, queue: 0, end: "done" },
 *   { job: "long", from: 4, until: 7, queue: 1, end: "slice" }, // the rest of the slice: 3
 *   { job: "long", from: 7, until: 8, queue: 1, end: "done" },
 * ]);
 * ```
 */
export function mlfq(slices: readonly number[]): Policy {
  const policy = checkPolicy({
    name: `MLFQ, slices ${slices.join(" ")}`,
    rank: (job) => job.queue,
    preemptive: true,
    slices: [...slices],
  });
  const i = slices.findIndex((slice, i) => i > 0 && slice <= slices[i - 1]!);
  if (i < 0) return policy;
  throw new RangeError(
    `Cannot schedule: the slice ${slices[i]} stands below ${slices[i - 1]}; ` +
      "give each queue a longer slice than the one above",
  );
}
