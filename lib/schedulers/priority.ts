import { checkPolicy, type Policy } from "./policy.ts";

/** How priorities are treated. */
export interface PriorityOptions {
  /**
   * Whether a more urgent job takes the CPU away.
   *
   * @default {false}
   */
  readonly preemptive?: boolean | undefined;
  /**
   * Ageing: after each stretch of this time that a job waits, it counts as more urgent by 1, so that
   * none waits for ever. On the CPU it keeps what it has gained until it leaves it, and then starts
   * again from its own priority.
   *
   * @default {Infinity}
   */
  readonly ageing?: number | undefined;
}

/**
 * The most urgent job first: the one with the smallest priority number.
 *
 * @param options Preemption and ageing.
 * @returns The policy, for `simulate()`.
 * @throws {RangeError} if the ageing is not a time above 0.
 *
 * @example Without ageing, a stream of urgent jobs starves the last
 * ```ts
 * import { parseJobs, priority, simulate } from "interleave/schedulers";
 * import { assertEquals } from "@std/assert";
 *
 * const jobs = parseJobs("0:4:1, idle=0:1:3, 4:4:1, 8:4:1, 12:4:1");
 * const idle = (ageing?: number) => simulate(priority({ ageing }), jobs).jobs[1]?.start;
 * assertEquals(idle(), 16);
 * assertEquals(idle(3), 8); // it counts as 3 − 2 = 1 by then, and waits longer than the next
 * ```
 */
export function priority(options: PriorityOptions = {}): Policy {
  const { preemptive = false, ageing = Infinity } = options;
  const name = [
    "priority",
    ...(preemptive ? ["preemptive"] : []),
    ...(ageing === Infinity ? [] : [`ageing ${ageing}`]),
  ].join(", ");
  return checkPolicy({ name, rank: (job) => job.priority, preemptive, ageing });
}
