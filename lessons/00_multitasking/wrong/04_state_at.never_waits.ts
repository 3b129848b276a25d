// There is only running and ready: devices are forgotten.

import type { DeviceWait, Schedule } from "interleave/schedulers";

export type State = "new" | "ready" | "running" | "waiting" | "terminated";

/** The state of the job called `name` at the moment `time`. */
export function stateAt(schedule: Schedule, name: string, time: number): State {
  const job = schedule.jobs.find((each) => each.name === name)!;
  if (time < job.arrival) return "new";
  if (time >= job.completion) return "terminated";
  const covers = (stretch: DeviceWait): boolean =>
    stretch.job === name && stretch.from <= time && time < stretch.until;
  if (schedule.turns.some(covers)) return "running";
  return "ready";
}
