// The long one comes last: FCFS does just what SJF does.

import { type Job, parseJobs } from "interleave/schedulers";

/** Five jobs that suffer under FCFS, and not under SJF. */
export function convoy(): Job[] {
  return parseJobs("0:1, 0:1, 0:1, 0:1, 0:96");
}
