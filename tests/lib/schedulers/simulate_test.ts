import { assertEquals, assertThrows } from "@std/assert";
import {
  fcfs,
  type Job,
  parseJobs,
  type Policy,
  roundRobin,
  type Schedule,
  simulate,
  sjf,
  srtf,
} from "../../../lib/schedulers.ts";

function chart({ turns }: Schedule): string[] {
  return turns.map(({ job, from, until, end }) => `${job} ${from}–${until} ${end}`);
}

Deno.test("simulate() breaks ties by who was ready first, then by the order given", () => {
  const order = (text: string): string[] =>
    simulate(sjf(), parseJobs(text)).turns.map((turn) => turn.job);
  assertEquals(order("A=0:2, B=1:3, C=1:3"), ["A", "B", "C"]);
  assertEquals(order("A=0:2, C=1:3, B=1:3"), ["A", "C", "B"]);
  assertEquals(order("C=1:3, B=0.5:3, A=0:2"), ["A", "B", "C"]);
});

Deno.test("simulate() puts an arrival before the job whose slice ends at that moment", () => {
  const schedule = simulate(roundRobin(2), parseJobs("A=0:4, B=2:1"));
  assertEquals(chart(schedule), ["A 0–2 slice", "B 2–3 done", "A 3–5 done"]);
});

Deno.test("simulate() puts who comes back from a device before that job too", () => {
  // A is back at 3, when B has used up its second slice; D, given before B, but new, comes then too.
  const schedule = simulate(roundRobin(1), parseJobs("A=0:1+2+1, D=3:1, B=0:4"));
  assertEquals(chart(schedule), [
    "A 0–1 io",
    "B 1–2 slice",
    "B 2–3 slice",
    "A 3–4 done",
    "D 4–5 done",
    "B 5–6 slice",
    "B 6–7 done",
  ]);
});

Deno.test("simulate() lets the running job go on if a new one needs just as long", () => {
  assertEquals(chart(simulate(srtf(), parseJobs("A=0:4, B=2:2"))), ["A 0–4 done", "B 4–6 done"]);
});

Deno.test("simulate() runs others while a job waits for a device, and tells all that waits", () => {
  // A: 0–2, device 2–5, and its next burst from 6. B has the CPU from 2 to 6.
  const schedule = simulate(fcfs(), parseJobs("A=0:2+3+1, B=1:4"));
  assertEquals(chart(schedule), ["A 0–2 io", "B 2–6 done", "A 6–7 done"]);
  assertEquals(schedule.io, [{ job: "A", from: 2, until: 5 }]);
  assertEquals(schedule.idle, []);
  assertEquals(schedule.jobs[0], {
    name: "A",
    arrival: 0,
    cpu: 3,
    io: 3,
    start: 0,
    completion: 7,
    turnaround: 7,
    waiting: 1,
    response: 0,
    slowdown: 7 / 6,
  });
});

Deno.test("simulate() counts the time before the first arrival as idle", () => {
  const { idle, use, end } = simulate(fcfs(), parseJobs("3:1, 6:2"));
  assertEquals(idle, [{ from: 0, until: 3 }, { from: 4, until: 6 }]);
  assertEquals([end, use], [8, 3 / 8]);
});

Deno.test("simulate() counts a switch for another job, not for the same one again", () => {
  assertEquals(simulate(roundRobin(1), parseJobs("0:5")).switches, 0);
  assertEquals(simulate(fcfs(), parseJobs("0:1+5+1")).switches, 0);
  assertEquals(simulate(fcfs(), parseJobs("0:1, 9:1")).switches, 1);
});

Deno.test("simulate() takes an I/O of no length for giving way", () => {
  const schedule = simulate(fcfs(), parseJobs("A=0:1+0+1, B=0:3"));
  assertEquals(chart(schedule), ["A 0–1 io", "B 1–4 done", "A 4–5 done"]);
});

Deno.test("simulate() adds decimal fractions without a rounding error", () => {
  // In plain numbers 0.1 + 0.2 is after 0.3, and 8 × 0.1 before 0.8.
  const { turns } = simulate(roundRobin(0.1), parseJobs("A=0:1, B=0.8:0.1"));
  assertEquals(turns.at(-4), { job: "A", from: 0.7, until: 0.8, queue: 0, end: "slice" });
  assertEquals(turns.at(-3)?.job, "B");
  assertEquals(simulate(fcfs(), parseJobs("0:0.1, 0:0.2, 0.3:1")).turns[2]?.from, 0.3);
});

Deno.test("simulate() takes times of any size, if they are of like size", () => {
  for (const unit of [1e-200, 1e-9, 1, 1e9, 1e200]) {
    const jobs = [3, 1, 2].map((length, i) => ({ name: `P${i}`, bursts: length * unit }));
    const schedule = simulate(sjf(), jobs);
    assertEquals(schedule.turns.map((turn) => turn.job), ["P1", "P2", "P0"]);
    assertEquals(Math.round(schedule.end / unit), 6);
  }
});

Deno.test("simulate() is FCFS under an endless slice, and fair under a short one", () => {
  const jobs = parseJobs("0:24, 0:3, 0:3");
  assertEquals(
    simulate(roundRobin(Infinity), jobs).averages,
    simulate(fcfs(), jobs).averages,
  );
});

Deno.test("simulate() refuses jobs that nobody can run, each with one clear line", () => {
  const job = { name: "A", bursts: 1 };
  const refused: [unknown[], string][] = [
    [[], "there are no jobs; give at least one"],
    [
      [job, { name: "A", arrival: 5, bursts: 2 }],
      "two jobs are called A; give each a name of its own",
    ],
    [[{ ...job, bursts: -3 }], "a CPU burst of A is -3; give a number above 0"],
    [[{ ...job, bursts: 0 }], "a CPU burst of A is 0; give a number above 0"],
    [[{ ...job, bursts: NaN }], "a CPU burst of A is NaN; give a number above 0"],
    [[{ ...job, bursts: [1, -2, 1] }], "an I/O of A is -2; give a number of 0 or more"],
    [[{ ...job, bursts: [] }], "A has no bursts; give CPU, or CPU, I/O, CPU, …"],
    [[{ ...job, bursts: [1, 2] }], "A ends with I/O; give CPU, or CPU, I/O, CPU, …"],
    [[{ ...job, arrival: -1 }], "the arrival of A is -1; give a number of 0 or more"],
    [[{ ...job, arrival: Infinity }], "the arrival of A is Infinity; give a number of 0 or more"],
    [[{ ...job, priority: NaN }], "the priority of A is NaN; give a number that is finite"],
    [[{ ...job, name: "" }], 'a job is called ""; give it a name that can be printed'],
    [[{ ...job, name: "a\nb" }], 'a job is called "a\\nb"; give it a name that can be printed'],
    [
      [{ ...job, bursts: 1e308 }, { name: "B", bursts: 1e308 }],
      "the times are too long to add up; give shorter ones",
    ],
    [
      [{ ...job, bursts: 1e-9 }, { name: "B", bursts: 1e9 }],
      "1e-9 is too short beside 1000000000; give times of like size",
    ],
  ];
  for (const [jobs, message] of refused) {
    const error = assertThrows(() => simulate(fcfs(), jobs as Job[]), RangeError) as Error;
    assertEquals(
      error.message,
      `Cannot simulate: ${message}`,
    );
  }
});

Deno.test("simulate() refuses what is not of the right type", () => {
  const refused: [unknown, string][] = [
    [{ name: 7, bursts: 1 }, "Cannot simulate: a job's name is 7; give a string"],
    [{ name: "A", bursts: ["1"] }, "Cannot simulate: a CPU burst of A is 1; give a number"],
    [
      { name: "A", bursts: 1, arrival: "0" },
      "Cannot simulate: the arrival of A is 0; give a number",
    ],
  ];
  for (const [job, message] of refused) {
    const error = assertThrows(() => simulate(fcfs(), [job as Job]), TypeError) as Error;
    assertEquals(error.message, message);
  }
  const slice = "4" as unknown as number;
  assertThrows(() => roundRobin(slice), TypeError, "Cannot schedule: a slice is 4; give a number");
});

Deno.test("simulate() refuses a policy of one's own that cannot work", () => {
  const refused: [Policy, string][] = [
    [{ name: "none", slices: [] }, "there are no slices; give one for each queue"],
    [{ name: "none", slices: [0] }, "a slice is 0; give a time above 0"],
    [
      { name: "none", rank: () => NaN },
      "the rank of P1 is NaN; let the policy give a finite number",
    ],
  ];
  for (const [policy, message] of refused) {
    assertThrows(() => simulate(policy, parseJobs("0:1")), RangeError, message);
  }
});

Deno.test("simulate() gives up on more than a million turns", () => {
  assertThrows(
    () => simulate(roundRobin(1e-6), parseJobs("0:24")),
    RangeError,
    "Cannot simulate: this takes more than 1000000 turns; give longer slices",
  );
});
