import { assertEquals, assertThrows } from "@std/assert";
import { mlfq, parseJobs, simulate, type Turn } from "../../../lib/schedulers.ts";

/** `A 0–2 q0 slice`, a turn a line. */
function told(turns: readonly Turn[]): string[] {
  return turns.map(({ job, from, until, queue, end }) =>
    `${job} ${from}–${until} q${queue} ${end}`
  );
}

Deno.test("mlfq() demotes, lets an arrival preempt, and goes on with the rest of the slice", () => {
  // Slices 2, 4, 8. A comes at 0 and needs 9, B at 1 and 5, C at 5 and 1.
  //
  //  0  A runs from queue 0.                      1  B comes into queue 0: not above A, it waits.
  //  2  A has used up 2: to queue 1 (needs 7).       B runs from queue 0.
  //  4  B has used up 2: to queue 1 (needs 3),       behind A. A runs from queue 1, slice 4.
  //  5  C comes into queue 0, above A:               A (needs 6, 3 of its slice left) goes back to
  //     the head of queue 1, before B.               C runs, and is done at 6.
  //  6  A goes on with the rest, 3.               9  A has used it up: to queue 2 (needs 3).
  //  9  B runs from queue 1, needs 3 of its 4,       and is done at 12.
  // 12  A runs from queue 2, and is done at 15.
  const schedule = simulate(mlfq([2, 4, 8]), parseJobs("A=0:9, B=1:5, C=5:1"));
  assertEquals(told(schedule.turns), [
    "A 0–2 q0 slice",
    "B 2–4 q0 slice",
    "A 4–5 q1 preempted",
    "C 5–6 q0 done",
    "A 6–9 q1 slice",
    "B 9–12 q1 done",
    "A 12–15 q2 done",
  ]);
  // A waits 2–4, 5–6 and 9–12; B 1–2 and 4–9.
  assertEquals(schedule.jobs.map((job) => job.waiting), [6, 6, 0]);
  assertEquals(schedule.jobs.map((job) => job.turnaround), [15, 11, 1]);
  assertEquals(schedule.jobs.map((job) => job.response), [0, 1, 0]);
  assertEquals(schedule.switches, 6);
});

Deno.test("mlfq() leaves a job that waits for a device where it is, with a whole slice", () => {
  // A gives way after 1 of its 2, and again: it is back at 5, above B, which it interrupts.
  const { turns } = simulate(mlfq([2, 4]), parseJobs("A=0:1+4+2, B=0:6"));
  assertEquals(told(turns), [
    "A 0–1 q0 io",
    "B 1–3 q0 slice",
    "B 3–5 q1 preempted",
    "A 5–7 q0 done",
    "B 7–9 q1 done",
  ]);
});

Deno.test("mlfq() takes a burst that ends together with its slice for the end of the burst", () => {
  const { turns } = simulate(mlfq([2, 4]), parseJobs("0:2+1+2"));
  assertEquals(told(turns), ["P1 0–2 q0 io", "P1 3–5 q0 done"]);
});

Deno.test("mlfq() demotes, and does not preempt, whose slice ends when another comes", () => {
  const { turns } = simulate(mlfq([2, 4]), parseJobs("A=0:7, B=6:1"));
  assertEquals(told(turns), ["A 0–2 q0 slice", "A 2–6 q1 slice", "B 6–7 q0 done", "A 7–8 q1 done"]);
});

Deno.test("mlfq() keeps the lowest queue as round robin, or FCFS with an endless slice", () => {
  const jobs = parseJobs("A=0:5, B=0:5");
  assertEquals(told(simulate(mlfq([1, 2]), jobs).turns).slice(2), [
    "A 2–4 q1 slice",
    "B 4–6 q1 slice",
    "A 6–8 q1 done",
    "B 8–10 q1 done",
  ]);
  assertEquals(told(simulate(mlfq([1, Infinity]), jobs).turns).slice(2), [
    "A 2–6 q1 done",
    "B 6–10 q1 done",
  ]);
});

Deno.test("mlfq() lets jobs that keep coming starve one below", () => {
  const arrivals = Array.from({ length: 20 }, (_, i) => `${2 + 2 * i}:2`).join();
  const { jobs } = simulate(mlfq([2, 4]), parseJobs(`A=0:3,${arrivals}`));
  assertEquals(jobs[0]?.completion, 43);
});

Deno.test("mlfq() refuses slices that are none, or do not grow from queue to queue", () => {
  const refused: [number[], string][] = [
    [[], "Cannot schedule: there are no slices; give one for each queue"],
    [[2, 0], "Cannot schedule: a slice is 0; give a time above 0"],
    [[-1], "Cannot schedule: a slice is -1; give a time above 0"],
    [[NaN], "Cannot schedule: a slice is NaN; give a time above 0"],
    [
      [2, 8, 4],
      "Cannot schedule: the slice 4 stands below 8; give each queue a longer slice than the one above",
    ],
    [
      [2, 2],
      "Cannot schedule: the slice 2 stands below 2; give each queue a longer slice than the one above",
    ],
  ];
  for (const [slices, message] of refused) {
    const error = assertThrows(() => mlfq(slices), RangeError) as Error;
    assertEquals(error.message, message);
  }
});
