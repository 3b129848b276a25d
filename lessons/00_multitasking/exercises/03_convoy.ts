/**
 * Convoy
 *
 * On a narrow road everybody drives behind the slowest lorry. With FCFS (first come, first served) it is
 * the same on a processor.
 *
 * Find five jobs that FCFS keeps waiting at least ten times as long as SJF (shortest job first) does, on
 * the average. All together they may compute for 100 units of time at most.
 *
 * A job is arrival:time, and neither of the two schedulers takes the processor away from who has it.
 * Play with it before: deno task sched fcfs --jobs 0:5,0:3,1:2 and the same with sjf.
 */
import { fcfs, type Job, parseJobs, simulate, sjf } from "interleave/schedulers";

/** Five jobs that suffer under FCFS, and not under SJF. */
export function convoy(): Job[] {
  // TODO: among equal jobs there is no slowest one; who makes the others wait, and when must it come?
  return parseJobs("0:5, 0:5, 0:5, 0:5, 0:5");
}

if (import.meta.main) {
  for (const policy of [fcfs(), sjf()]) {
    console.log(policy.name, "wait", simulate(policy, convoy()).averages.waiting);
  }
}
