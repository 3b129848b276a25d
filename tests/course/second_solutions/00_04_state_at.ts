// Tells the life of the job as a list of changes, and takes the last one that has happened.
import type { Schedule } from "interleave/schedulers";

export type State = "new" | "ready" | "running" | "waiting" | "terminated";

export function stateAt(schedule: Schedule, name: string, time: number): State {
  const changes: [at: number, state: State][] = [[-Infinity, "new"]];
  const { arrival } = schedule.jobs.find((job) => job.name === name)!;
  changes.push([arrival, "ready"]);
  for (const turn of schedule.turns) {
    if (turn.job !== name) continue;
    changes.push([turn.from, "running"]);
    const after = {
      done: "terminated",
      io: "waiting",
      slice: "ready",
      preempted: "ready",
    } as const;
    changes.push([turn.until, after[turn.end]]);
  }
  for (const wait of schedule.io) if (wait.job === name) changes.push([wait.until, "ready"]);
  const order: State[] = ["new", "waiting", "ready", "running", "terminated"];
  changes.sort(([a, one], [b, other]) => a - b || order.indexOf(one) - order.indexOf(other));
  return changes.findLast(([at]) => at <= time)![1];
}
