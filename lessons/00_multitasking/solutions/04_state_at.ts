/**
 * State at
 *
 * The model with five states, on a schedule:
 *
 *     new ──▶ ready ◀──▶ running ──▶ terminated
 *               ▲           │
 *               └─ waiting ◀┘
 *
 * Say in which state a job is at a moment.
 *
 * - new: it has not come yet.
 * - running: it has the processor.
 * - waiting: it could not run now, because it waits for a device.
 * - ready: it could run, and somebody else has the processor.
 * - terminated: it is done.
 *
 * A stretch of time begins at `from`, and at `until` it is over: from 2 until 5 is the moments 2, 3 and
 * 4.9, and not 5. At the moment at which it comes, a job is not new any more, and at its completion it
 * is terminated.
 */
import {
  type DeviceWait,
  parseJobs,
  roundRobin,
  type Schedule,
  simulate,
} from "interleave/schedulers";

export type State = "new" | "ready" | "running" | "waiting" | "terminated";

/** The state of the job called `name` at the moment `time`. */
export function stateAt(schedule: Schedule, name: string, time: number): State {
  // `schedule.jobs` has when it came and was done, `turns` when it ran, `io` when it waited for a device.
  const job = schedule.jobs.find((each) => each.name === name)!;
  if (time < job.arrival) return "new";
  if (time >= job.completion) return "terminated";
  const covers = (stretch: DeviceWait): boolean =>
    stretch.job === name && stretch.from <= time && time < stretch.until;
  // A job may have many turns and many waits, so all of them are asked.
  if (schedule.turns.some(covers)) return "running";
  if (schedule.io.some(covers)) return "waiting";
  // It is there, not done, not on the processor, and nothing keeps it: it is ready.
  return "ready";
}

if (import.meta.main) {
  const schedule = simulate(roundRobin(2), parseJobs("a=0:3+2+1, b=1:4"));
  for (let time = 0; time <= schedule.end; time++) {
    console.log(time, stateAt(schedule, "a", time), stateAt(schedule, "b", time));
  }
}
