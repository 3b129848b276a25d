/**
 * The examples that every course uses, to the number.
 *
 * - Silberschatz, Galvin, Gagne: "Operating System Concepts", 10th edition, section 5.3.
 * - Stallings: "Operating Systems: Internals and Design Principles", tables 9.4 and 9.5.
 * - R. and A. Arpaci-Dusseau: "Operating Systems: Three Easy Pieces", chapter 8.
 */
import { assertAlmostEquals, assertEquals } from "@std/assert";
import {
  fcfs,
  mlfq,
  parseJobs,
  type Policy,
  priority,
  roundRobin,
  type Schedule,
  simulate,
  sjf,
  srtf,
} from "../../../lib/schedulers.ts";

/** The chart of a textbook: `P1 0–4, P2 4–7`, turns of one job joined. */
function chart({ turns }: Schedule): string {
  return turns
    .filter(({ job }, i) => job !== turns[i - 1]?.job)
    .map(({ job, from }) => `${job} ${from}`)
    .join(", ");
}

function waits({ jobs }: Schedule): number[] {
  return jobs.map((job) => job.waiting);
}

Deno.test("fcfs() gives Silberschatz 5.3.1: 24, 3, 3 wait 17 on average, the other way round 3", () => {
  const convoy = simulate(fcfs(), parseJobs("0:24, 0:3, 0:3"));
  assertEquals(chart(convoy), "P1 0, P2 24, P3 27");
  assertEquals(waits(convoy), [0, 24, 27]);
  assertEquals(convoy.averages.waiting, 17);

  const short = simulate(fcfs(), parseJobs("P2=0:3, P3=0:3, P1=0:24"));
  assertEquals(chart(short), "P2 0, P3 3, P1 6");
  assertEquals(short.averages.waiting, 3);
  assertEquals(short.averages.turnaround, 13);
});

Deno.test("sjf() gives Silberschatz 5.3.2: 6, 8, 7, 3 wait 7 on average, 10.25 under FCFS", () => {
  const jobs = parseJobs("0:6, 0:8, 0:7, 0:3");
  const schedule = simulate(sjf(), jobs);
  assertEquals(chart(schedule), "P4 0, P1 3, P3 9, P2 16");
  assertEquals(waits(schedule), [3, 16, 9, 0]);
  assertEquals(schedule.averages.waiting, 7);
  assertEquals(simulate(fcfs(), jobs).averages.waiting, 10.25);
});

Deno.test("srtf() gives Silberschatz 5.3.2: 0:8, 1:4, 2:9, 3:5 wait 6.5, 7.75 under SJF", () => {
  const jobs = parseJobs("0:8, 1:4, 2:9, 3:5");
  const schedule = simulate(srtf(), jobs);
  assertEquals(chart(schedule), "P1 0, P2 1, P4 5, P1 10, P3 17");
  assertEquals(waits(schedule), [9, 0, 15, 2]);
  assertEquals(schedule.averages.waiting, 6.5);
  assertEquals(simulate(sjf(), jobs).averages.waiting, 7.75);
  // FCFS, by hand: they wait 0, 8 − 1, 12 − 2 and 21 − 3.
  assertEquals(simulate(fcfs(), jobs).averages.waiting, 8.75);
});

Deno.test("priority() gives Silberschatz 5.3.4: five jobs wait 8.2 on average", () => {
  const schedule = simulate(priority(), parseJobs("0:10:3, 0:1:1, 0:2:4, 0:1:5, 0:5:2"));
  assertEquals(chart(schedule), "P2 0, P5 1, P1 6, P3 16, P4 18");
  assertEquals(schedule.averages.waiting, 8.2);
});

Deno.test("roundRobin() gives Silberschatz 5.3.3: slice 4, 24, 3, 3 wait 5.66 on average", () => {
  const schedule = simulate(roundRobin(4), parseJobs("0:24, 0:3, 0:3"));
  assertEquals(chart(schedule), "P1 0, P2 4, P3 7, P1 10");
  assertEquals(waits(schedule), [6, 4, 7]);
  assertAlmostEquals(schedule.averages.waiting, 17 / 3);
  assertEquals(schedule.turns.length, 8); // the chart of the book: P1 six times
});

Deno.test("roundRobin() gives what we worked out for slices of 1, 2 and 4", () => {
  // A comes at 0 and needs 5, B at 1 and 3, C at 2 and 4, D at 4 and 1.
  const jobs = parseJobs("A=0:5, B=1:3, C=2:4, D=4:1");

  // Each step below is who runs from when | who waits at the end of that, in the order of the queue.
  // Who comes at the moment at which a slice ends stands before the job whose slice it was.

  // Slice 1:  0 A | B A        1 B | A C B     2 A | C B A    3 C | B A D C    4 B | A D C B
  //           5 A | D C B A    6 D | C B A     7 C | B A C    8 B | A C        9 A | C A
  //          10 C | A C       11 A | C        12 C
  const one = simulate(roundRobin(1), jobs);
  assertEquals(
    chart(one),
    "A 0, B 1, A 2, C 3, B 4, A 5, D 6, C 7, B 8, A 9, C 10, A 11, C 12",
  );
  assertEquals(waits(one), [7, 5, 7, 2]); // completed at 12, 9, 13, 7
  assertEquals(one.averages.waiting, 5.25);
  assertEquals(one.switches, 12);

  // Slice 2:  0 A | B C A    2 B | C A D B    4 C | A D B C    6 A | D B C A
  //           8 D | B C A    9 B | C A       10 C | A         12 A
  const two = simulate(roundRobin(2), jobs);
  assertEquals(chart(two), "A 0, B 2, C 4, A 6, D 8, B 9, C 10, A 12");
  assertEquals(waits(two), [8, 6, 6, 4]); // completed at 13, 10, 12, 9
  assertEquals(two.averages.waiting, 6);
  assertEquals(two.switches, 7);

  // Slice 4:  0 A | B C D A    4 B | C D A    7 C | D A   11 D | A   12 A
  const four = simulate(roundRobin(4), jobs);
  assertEquals(chart(four), "A 0, B 4, C 7, D 11, A 12");
  assertEquals(waits(four), [8, 3, 5, 7]); // completed at 13, 7, 11, 12
  assertEquals(four.averages.waiting, 5.75);
  assertEquals(four.switches, 4);
});

/** Table 9.4: arrival and service time of five processes. */
const STALLINGS = parseJobs("A=0:3, B=2:6, C=4:4, D=6:5, E=8:2");

/**
 * Table 9.5: the policy, when A to E finish, mean turnaround, mean of turnaround to service. Its
 * feedback queues neither interrupt a slice nor demote a job that is alone: not the MLFQ meant here.
 */
const TABLE: readonly [Policy, finish: number[], turnaround: number, slowdown: number][] = [
  [fcfs(), [3, 9, 13, 18, 20], 8.6, 2.56],
  [roundRobin(1), [4, 18, 17, 20, 15], 10.8, 2.71],
  [roundRobin(4), [3, 17, 11, 20, 19], 10, 2.71],
  [sjf(), [3, 9, 15, 20, 11], 7.6, 1.84],
  [srtf(), [3, 15, 8, 20, 10], 7.2, 1.59],
];

for (const [policy, finish, turnaround, slowdown] of TABLE) {
  Deno.test(`simulate() gives Stallings' table 9.5 for ${policy.name}`, () => {
    const { jobs, averages } = simulate(policy, STALLINGS);
    assertEquals(jobs.map((job) => job.completion), finish);
    assertEquals(averages.turnaround, turnaround);
    assertAlmostEquals(averages.slowdown, slowdown, 0.005);
  });
}

Deno.test("mlfq() gives the short job of Three Easy Pieces 8.2: done before the bottom queue", () => {
  // Theirs has three queues with slices of 10 ms: A computes for long, B comes at 100 and needs 20.
  // With slices of 10, 20 and 40: A is demoted at 10 and 30, has its third slice of 40 up to 70 and
  // another from there on. B interrupts it at 100, uses up 10 in the top queue, and is done in the
  // middle one. A has 10 left of its slice.
  const schedule = simulate(mlfq([10, 20, 40]), parseJobs("A=0:180, B=100:20"));
  assertEquals(schedule.turns, [
    { job: "A", from: 0, until: 10, queue: 0, end: "slice" },
    { job: "A", from: 10, until: 30, queue: 1, end: "slice" },
    { job: "A", from: 30, until: 70, queue: 2, end: "slice" },
    { job: "A", from: 70, until: 100, queue: 2, end: "preempted" },
    { job: "B", from: 100, until: 110, queue: 0, end: "slice" },
    { job: "B", from: 110, until: 120, queue: 1, end: "done" },
    { job: "A", from: 120, until: 130, queue: 2, end: "slice" },
    { job: "A", from: 130, until: 170, queue: 2, end: "slice" },
    { job: "A", from: 170, until: 200, queue: 2, end: "done" },
  ]);
});
