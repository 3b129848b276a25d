// The short ones come a little later, and SJF has started the long one already, too.

import { type Job, parseJobs } from "interleave/schedulers";

/** Five jobs that suffer under FCFS, and not under SJF. */
export function convoy(): Job[] {
  return parseJobs("0:96, 1:1, 1:1, 1:1, 1:1");
}
