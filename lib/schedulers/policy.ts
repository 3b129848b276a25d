/** A job that is ready to run, as a policy sees it. */
export interface ReadyJob {
  /** What it is called. */
  readonly name: string;
  /** When it came. */
  readonly arrival: number;
  /** The smaller, the more urgent. */
  readonly priority: number;
  /** What is left of its present CPU burst, above 0. A real scheduler would have to guess it. */
  readonly remaining: number;
  /** The queue that it is in; 0 is the top. */
  readonly queue: number;
}

/**
 * What makes one scheduler different from another: three answers. Everything else is the same for
 * all of them, and is done by `simulate()`.
 *
 * @example A policy of one's own: the longest job first
 * ```ts
 * import { parseJobs, type Policy, simulate } from "interleave/schedulers";
 * import { assertEquals } from "@std/assert";
 *
 * const longest: Policy = { name: "longest first", rank: (job) => -job.remaining };
 * const { turns } = simulate(longest, parseJobs("0:3, 0:5"));
 * assertEquals(turns.map((turn) => turn.job), ["P2", "P1"]);
 * ```
 */
export interface Policy {
  /** What it is called, with its parameters. */
  readonly name: string;
  /**
   * Who is next? The job with the smallest rank; among equal ones, the first in the queue.
   *
   * @default all alike
   */
  readonly rank?: ((job: ReadyJob) => number) | undefined;
  /**
   * May it interrupt? Whether a job takes the CPU away from one whose rank is larger (not equal).
   *
   * @default {false}
   */
  readonly preemptive?: boolean | undefined;
  /**
   * How long at a stretch? The slice of each queue, the top queue first; `Infinity` never ends. A job
   * that has used up its slice moves to the next queue, in the last one to its end.
   *
   * @default {[Infinity]}
   */
  readonly slices?: readonly number[] | undefined;
  /**
   * The time after which a waiting job counts as more urgent by one rank, again and again. It keeps
   * what it has gained for one turn on the CPU.
   *
   * @default {Infinity}
   */
  readonly ageing?: number | undefined;
}

/** Refuses numbers that no scheduler can work with; returns the policy. */
export function checkPolicy(policy: Policy): Policy {
  const { slices = [], ageing = Infinity } = policy;
  if (policy.slices?.length === 0) {
    throw new RangeError("Cannot schedule: there are no slices; give one for each queue");
  }
  for (const slice of slices) checkTime("a slice", slice);
  checkTime("the ageing", ageing);
  return policy;
}

function checkTime(what: string, value: number): void {
  if (typeof value !== "number") {
    throw new TypeError(`Cannot schedule: ${what} is ${String(value)}; give a number`);
  }
  if (value > 0) return;
  throw new RangeError(`Cannot schedule: ${what} is ${value}; give a time above 0`);
}
