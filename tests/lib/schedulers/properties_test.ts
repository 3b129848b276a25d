import { assert, assertEquals, assertLessOrEqual } from "@std/assert";
import fc from "fast-check";
import {
  type Job,
  mlfq,
  roundRobin,
  type Schedule,
  simulate,
  sjf,
  srtf,
  type Stretch,
} from "../../../lib/schedulers.ts";
import { anyComputing, anyJobs, anyPolicy, anySlice, anySlices, anyTogether } from "./any_jobs.ts";
import { mlfqByUnits, unitsOf } from "./oracle.ts";

/** Checks a claim on schedules of any policy and any jobs. */
function always(claim: (schedule: Schedule, jobs: readonly Job[]) => void): void {
  fc.assert(fc.property(anyPolicy, anyJobs, (policy, jobs) => claim(simulate(policy, jobs), jobs)));
}

function lengthOf({ from, until }: Stretch): number {
  return until - from;
}

Deno.test("simulate() gives each job all its bursts, no more and no less, in their order", () => {
  always(({ turns, io }, jobs) => {
    for (const { name, bursts } of jobs) {
      const given = [0];
      for (const turn of turns.filter((turn) => turn.job === name)) {
        given[given.length - 1]! += lengthOf(turn);
        const wait = io.find((wait) => wait.job === name && wait.from === turn.until);
        assertEquals(turn.end === "io", wait !== undefined);
        if (turn.end === "io") given.push(lengthOf(wait!), 0);
      }
      assertEquals(given, bursts);
    }
  });
});

Deno.test("simulate() lets one job at a time run, and none before it came", () => {
  always(({ turns }, jobs) => {
    for (const [i, { job, from, until }] of turns.entries()) {
      assert(from < until);
      assert(from >= (turns[i - 1]?.until ?? 0));
      assert(from >= jobs.find(({ name }) => name === job)!.arrival!);
    }
  });
});

Deno.test("simulate() leaves the CPU idle only while every job is away", () => {
  always(({ turns, idle, jobs, io, end }) => {
    assertEquals(
      [...turns, ...idle].map(lengthOf).reduce((a, b) => a + b),
      end,
    );
    const away: Stretch[][] = jobs.map(({ name, arrival, completion }) => [
      { from: 0, until: arrival },
      ...io.filter(({ job }) => job === name),
      { from: completion, until: end },
    ]);
    for (const { from, until } of idle) {
      for (let now = from; now < until; now++) {
        for (const stretches of away) assert(stretches.some((s) => s.from <= now && now < s.until));
      }
    }
  });
});

Deno.test("simulate() gives figures that belong together", () => {
  always(({ jobs, turns, end, use, switches, averages }) => {
    for (const job of jobs) {
      assertEquals(job.turnaround, job.cpu + job.io + job.waiting);
      assertEquals(job.turnaround, job.completion - job.arrival);
      assertEquals(job.response, job.start - job.arrival);
      assert(job.response >= 0 && job.response <= job.waiting);
      assert(job.slowdown >= 1);
    }
    assertEquals(use, turns.map(lengthOf).reduce((a, b) => a + b) / end);
    assert(switches < turns.length);
    const sum = jobs.reduce((sum, job) => sum + job.waiting, 0);
    assertEquals(averages.waiting, sum / jobs.length);
  });
});

Deno.test("simulate() is a pure function: the same again, and nothing it was given changes", () => {
  fc.assert(fc.property(anyPolicy, anyJobs, (policy, jobs) => {
    const before = structuredClone(jobs);
    const schedule = simulate(policy, jobs);
    assertEquals(jobs, before);
    assertEquals(simulate(policy, jobs), schedule);
  }));
});

Deno.test("simulate() adds tenths as exactly as whole numbers", () => {
  fc.assert(fc.property(anyComputing, anySlices, (jobs, slices) => {
    const tenths = jobs.map(({ name, arrival, bursts }) => ({
      name,
      arrival: arrival! / 10,
      bursts: [bursts].flat().map((burst) => burst / 10),
    }));
    const whole = simulate(mlfq(slices), jobs);
    const parts = simulate(mlfq(slices.map((slice) => slice / 10)), tenths);
    const expected = whole.turns.map((turn) => ({
      ...turn,
      from: turn.from / 10,
      until: turn.until / 10,
    }));
    assertEquals(parts.turns, expected);
  }));
});

Deno.test("simulate() ends each turn for a reason that its policy knows", () => {
  always(({ policy, turns }) => {
    const known = new Set(["done", "io"]);
    if (/^(RR|MLFQ)/.test(policy)) known.add("slice");
    if (/^(SRTF|MLFQ|priority, preemptive)/.test(policy)) known.add("preempted");
    for (const { end } of turns) assert(known.has(end), `${policy}: ${end}`);
  });
});

Deno.test("roundRobin() answers within a slice for each other job, and lets none run longer", () => {
  fc.assert(fc.property(anySlice, anyJobs, (slice, jobs) => {
    const schedule = simulate(roundRobin(slice), jobs);
    for (const turn of schedule.turns) assertLessOrEqual(lengthOf(turn), slice);
    for (const { response } of schedule.jobs) {
      assertLessOrEqual(response, (jobs.length - 1) * slice);
    }
  }));
});

Deno.test("sjf() has the shortest average waiting of all orders of jobs that come together", () => {
  fc.assert(
    fc.property(anyTogether.filter((jobs) => jobs.length <= 5), (jobs) => {
      const bursts = jobs.map((job) => [job.bursts].flat()[0]!);
      const best = Math.min(...ordersOf(bursts).map(averageWaiting));
      assertEquals(simulate(sjf(), jobs).averages.waiting, best);
    }),
  );
});

Deno.test("srtf() never waits longer on average than sjf() where nobody does I/O", () => {
  fc.assert(fc.property(anyComputing, (jobs) => {
    const [srtfWaits, sjfWaits] = [srtf(), sjf()].map((policy) =>
      simulate(policy, jobs).averages.waiting
    );
    assertLessOrEqual(srtfWaits!, sjfWaits!);
  }));
});

Deno.test("mlfq() does what its rules say, unit of time by unit of time", () => {
  fc.assert(
    fc.property(anySlices, anyJobs, (slices, jobs) => {
      // The slow model has no moment between two units, at which an I/O of 0 would happen.
      fc.pre(jobs.every(({ bursts }) => ![bursts].flat().includes(0)));
      assertEquals(unitsOf(simulate(mlfq(slices), jobs)), mlfqByUnits(slices, jobs));
    }),
    { numRuns: 500 },
  );
});

Deno.test("roundRobin() does what its rules say, unit of time by unit of time", () => {
  fc.assert(fc.property(anySlice, anyJobs, (slice, jobs) => {
    fc.pre(jobs.every(({ bursts }) => ![bursts].flat().includes(0)));
    assertEquals(unitsOf(simulate(roundRobin(slice), jobs)), mlfqByUnits([slice], jobs));
  }));
});

/** All orders of some things. */
function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => ordersOf(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

/** How long jobs that come together wait if they run in this order. */
function averageWaiting(bursts: readonly number[]): number {
  let [now, waited] = [0, 0];
  for (const burst of bursts) {
    waited += now;
    now += burst;
  }
  return waited / bursts.length;
}
