/**
 * Schedulers one can watch: who gets the CPU when, under FCFS, SJF, SRTF, priority, round robin or a
 * multilevel feedback queue, and what that means for those who wait.
 *
 * They are simulators: pure functions of jobs and parameters, in which time is a number.
 *
 * ```ts
 * import { drawFigures, drawTurns, mlfq, parseJobs, simulate } from "interleave/schedulers";
 *
 * const schedule = simulate(mlfq([2, 4, 8]), parseJobs("0:8, 1:4, 2:9, 3:5"));
 * console.log(drawTurns(schedule)); // a Gantt chart
 * console.log(drawFigures(schedule)); // turnaround, waiting, response, slowdown
 * ```
 *
 * @module
 */
export type { Job } from "./schedulers/job.ts";
export { parseJobs } from "./schedulers/parse_jobs.ts";
export type { Policy, ReadyJob } from "./schedulers/policy.ts";
export { fcfs } from "./schedulers/fcfs.ts";
export { sjf } from "./schedulers/sjf.ts";
export { srtf } from "./schedulers/srtf.ts";
export { priority, type PriorityOptions } from "./schedulers/priority.ts";
export { roundRobin } from "./schedulers/round_robin.ts";
export { mlfq } from "./schedulers/mlfq.ts";
export { simulate } from "./schedulers/simulate.ts";
export type {
  Averages,
  DeviceWait,
  JobFigures,
  Schedule,
  Stretch,
  Turn,
  TurnEnd,
} from "./schedulers/schedule.ts";
export type { DrawOptions } from "./schedulers/columns.ts";
export { drawTurns } from "./schedulers/draw_turns.ts";
export { drawFigures } from "./schedulers/draw_figures.ts";
