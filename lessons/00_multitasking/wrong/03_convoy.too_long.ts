// So long that it would be enough, but more than is allowed.

import { type Job, parseJobs } from "interleave/schedulers";

/** Five jobs that suffer under FCFS, and not under SJF. */
export function convoy(): Job[] {
  return parseJobs("0:1000, 0:1, 0:1, 0:1, 0:1");
}
