// Nobody waits at all, under neither of them.

import { type Job, parseJobs } from "interleave/schedulers";

/** Five jobs that suffer under FCFS, and not under SJF. */
export function convoy(): Job[] {
  return parseJobs("0:1, 10:1, 20:1, 30:1, 40:1");
}
