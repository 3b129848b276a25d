// Only the first turn of the job is looked at.

import type { DeviceWait, Schedule } from "interleave/schedulers";

export type State = "new" | "ready" | "running" | "waiting" | "terminated";

/** The state of the job called `name` at the moment `time`. */
export function stateAt(schedule: Schedule, name: string, time: number): State {
  const job = schedule.jobs.find((each) => each.name === name)!;
  if (time < job.arrival) return "new";
  if (time >= job.completion) return "terminated";
  const turn = schedule.turns.find((each) => each.job === name)!;
  if (turn.from <= time && time < turn.until) return "running";
  const covers = (stretch: DeviceWait): boolean =>
    stretch.job === name && stretch.from <= time && time < stretch.until;
  if (schedule.io.some(covers)) return "waiting";
  return "ready";
}
