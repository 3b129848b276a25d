import { type CheckedJob, checkJobs, type Job } from "./job.ts";
import { checkPolicy, type Policy } from "./policy.ts";
import { Processor } from "./processor.ts";
import type { Averages, JobFigures, Schedule, Stretch, Turn } from "./schedule.ts";
import { Ticks } from "./ticks.ts";

/**
 * Lets a scheduler run jobs on one CPU, and tells what came of it.
 *
 * Nothing really runs: the same policy and jobs always give the same schedule. Switching costs no
 * time. Times are numbers in any unit; decimal fractions are added exactly, as far as the longest
 * time and the shortest lie within 15 digits.
 *
 * Order: among jobs that the policy ranks alike, who became ready first goes first. Of what happens
 * at one moment, jobs from outside (new, or from a device) enter the queue first, in the order given,
 * and after them the job that has used up its slice. A job that was preempted goes back to the head
 * of the queue and keeps the rest of its slice.
 *
 * @param policy `fcfs()`, `sjf()`, `srtf()`, `priority()`, `roundRobin()`, `mlfq()`, or one of your own.
 * @param jobs At least one. Their order matters only between jobs that come at the same moment.
 * @returns The trace and the figures.
 * @throws {RangeError} if a number is out of its range or too small beside the others, two jobs have
 * one name, there are no jobs, or it takes more than a million turns.
 * @throws {TypeError} if what should be a number or a name is something else.
 *
 * @example
 * ```ts
 * import { parseJobs, roundRobin, simulate } from "interleave/schedulers";
 * import { assertEquals } from "@std/assert";
 *
 * const { turns, idle, switches, use } = simulate(roundRobin(2), parseJobs("0:3, 1:1, 5:1"));
 * assertEquals(turns, [
 *   { job: "P1", from: 0, until: 2, queue: 0, end: "slice" },
 *   { job: "P2", from: 2, until: 3, queue: 0, end: "done" },
 *   { job: "P1", from: 3, until: 4, queue: 0, end: "done" },
 *   { job: "P3", from: 5, until: 6, queue: 0, end: "done" },
 * ]);
 * assertEquals(idle, [{ from: 4, until: 5 }]);
 * assertEquals(switches, 3);
 * assertEquals(use, 5 / 6);
 * ```
 */
export function simulate(policy: Policy, jobs: readonly Job[]): Schedule {
  checkPolicy(policy);
  const checked = checkJobs(jobs);
  const latest = Math.max(...checked.map((job) => job.arrival));
  // One job after the other, after the last has come: no schedule takes longer.
  const ticks = new Ticks(latest + sum(checked.flatMap((job) => job.bursts)));
  const processor = new Processor(policy, checked, ticks);
  processor.run();
  return report(policy, checked, processor, ticks);
}

/** What the machine did, from ticks into the unit of the jobs, and the figures. */
function report(
  policy: Policy,
  jobs: readonly CheckedJob[],
  { turns, io }: Processor,
  ticks: Ticks,
): Schedule {
  const inTime = <T extends Stretch>(stretch: T): T => ({
    ...stretch,
    from: ticks.toTime(stretch.from),
    until: ticks.toTime(stretch.until),
  });
  const turnsOf = Map.groupBy(turns, (turn) => turn.job);
  const figures = jobs.map((job) => figuresOf(job, turnsOf.get(job.name)!, ticks));
  const end = turns.at(-1)!.until;
  return {
    policy: policy.name,
    turns: turns.map(inTime),
    io: io.map(inTime),
    idle: gapsBetween(turns).map(inTime),
    jobs: figures,
    averages: averagesOf(figures, ticks),
    switches: turns.filter(({ job }, i) => i > 0 && job !== turns[i - 1]!.job).length,
    end: ticks.toTime(end),
    use: sum(turns.map(lengthOf)) / end,
  };
}

function figuresOf(
  { name, arrival, bursts }: CheckedJob,
  turns: readonly Turn[],
  ticks: Ticks,
): JobFigures {
  const [came, start, completion] = [ticks.of(arrival), turns[0]!.from, turns.at(-1)!.until];
  const cpu = sum(turns.map(lengthOf));
  const io = sum(bursts.filter((_, i) => i % 2 === 1).map((burst) => ticks.of(burst)));
  const turnaround = completion - came;
  return {
    name,
    arrival: ticks.toTime(came),
    cpu: ticks.toTime(cpu),
    io: ticks.toTime(io),
    start: ticks.toTime(start),
    completion: ticks.toTime(completion),
    turnaround: ticks.toTime(turnaround),
    waiting: ticks.toTime(turnaround - cpu - io),
    response: ticks.toTime(start - came),
    slowdown: turnaround / (cpu + io),
  };
}

function averagesOf(jobs: readonly JobFigures[], ticks: Ticks): Averages {
  const mean = (figure: (job: JobFigures) => number): number =>
    ticks.toTime(sum(jobs.map((job) => ticks.of(figure(job))))) / jobs.length;
  return {
    turnaround: mean((job) => job.turnaround),
    waiting: mean((job) => job.waiting),
    response: mean((job) => job.response),
    slowdown: sum(jobs.map((job) => job.slowdown)) / jobs.length,
  };
}

/** The stretches from 0 on that no turn covers. */
function gapsBetween(turns: readonly Turn[]): Stretch[] {
  return turns
    .map(({ from }, i) => ({ from: turns[i - 1]?.until ?? 0, until: from }))
    .filter((gap) => lengthOf(gap) > 0);
}

function lengthOf({ from, until }: Stretch): number {
  return until - from;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
