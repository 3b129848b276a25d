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
  // The lorry comes first, so FCFS lets it go first. The others come at the same moment: had they come
  // any later, SJF would have had to start the lorry, too, as it takes the processor from nobody.
  return parseJobs("0:96, 0:1, 0:1, 0:1, 0:1");
}

if (import.meta.main) {
  for (const policy of [fcfs(), sjf()]) {
    console.log(policy.name, "wait", simulate(policy, convoy()).averages.waiting);
  }
}
