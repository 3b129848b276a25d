import { assertShown, Chance } from "interleave/checks";
import {
  drawTurns,
  fcfs,
  type Job,
  mlfq,
  roundRobin,
  type Schedule,
  simulate,
  srtf,
  type Stretch,
} from "interleave/schedulers";
import { type State, stateAt } from "../exercises/04_state_at.ts";

const chance = new Chance();

/** Schedules by chance, of jobs with I/O, some of which come late. */
function freshSchedules(): Schedule[] {
  return [fcfs(), srtf(), roundRobin(2), mlfq([1, 2, 4])].map((policy) => {
    const jobs = Array.from({ length: 3 }, (_, i): Job => ({
      name: `P${i + 1}`,
      arrival: i * chance.int(1, 3),
      bursts: [chance.int(2, 5), chance.int(3, 6), chance.int(1, 3)],
    }));
    return simulate(policy, jobs);
  });
}

/** Asks about each job at the given moments, and compares where the state ought to be one of these. */
function compare(states: readonly State[], moments: (schedule: Schedule) => number[]): void {
  for (const schedule of freshSchedules()) {
    for (const { name } of schedule.jobs) {
      for (const time of moments(schedule)) {
        const expected = truth(schedule, name, time);
        if (!states.includes(expected)) continue;
        const actual = stateAt(schedule, name, time);
        assertShown(actual === expected, {
          input: `${name} at ${time}, under ${schedule.policy}   (seed ${chance.seed})\n` +
            drawTurns(schedule, { width: 66 }),
          expected,
          actual,
        });
      }
    }
  }
}

function truth({ jobs, turns, io }: Schedule, name: string, time: number): State {
  const { arrival, completion } = jobs.find((job) => job.name === name)!;
  const own = (stretch: Stretch & { readonly job: string }): boolean =>
    stretch.job === name && time >= stretch.from && time < stretch.until;
  if (time < arrival) return "new";
  if (time >= completion) return "terminated";
  if (turns.some(own)) return "running";
  return io.some(own) ? "waiting" : "ready";
}

/** Moments at which nothing begins or ends. */
function between({ end }: Schedule): number[] {
  return Array.from({ length: end + 2 }, (_, i) => i + 0.5);
}

/** Moments at which something may begin or end. */
function whole({ end }: Schedule): number[] {
  return Array.from({ length: end + 2 }, (_, i) => i);
}

Deno.test("before it comes a job is new, when it is done it is terminated", () => {
  compare(["new", "terminated"], between);
});

Deno.test("who has the processor is running, in each of its turns", () => {
  compare(["running"], between);
});

Deno.test("who could run is ready, and not waiting", () => {
  compare(["ready"], between);
});

Deno.test("who waits for a device is waiting, and not ready", () => {
  compare(["waiting"], between);
});

Deno.test("a stretch has its beginning, and not its end", () => {
  compare(["new", "ready", "running", "waiting", "terminated"], whole);
});
