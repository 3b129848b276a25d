import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Learner } from "./cli.ts";

Deno.test("sched: prints the chart, the figures, the switches and the use of the CPU", async () => {
  await using learner = await Learner.begin();
  const words = "sched mlfq --jobs A=0:9,B=1:5,C=5:1 --slices 2,4,8";
  const { code, stdout, stderr } = await learner.run(words, { env: { COLUMNS: "60" } });
  assertEquals({ code, stderr }, { code: 0, stderr: "" });
  assertEquals(stdout.trimEnd().split("\n"), [
    "MLFQ, slices 2 4 8",
    "",
    "A ▕000000░░░░░░111░░░111111111░░░░░░░░░222222222▏",
    "B ▕   ░░░000000░░░░░░░░░░░░░░░111111111         ▏",
    "C ▕               000                           ▏",
    "   └─────┴─────┴──┴──┴────────┴────────┴────────┘",
    "   0     2     4  5  6        9        12      15",
    "   0 1 … runs, by queue  ░ waits",
    "",
    "job   arr  CPU  start  done  turn  wait  resp  slow",
    "A       0    9      0    15    15     6     0  1.67",
    "B       1    5      2    12    11     6     1   2.2",
    "C       5    1      5     6     1     0     0     1",
    "mean                            9     4  0.33  1.62",
    "",
    "context switches: 6 · CPU in use: 100 %",
  ]);
});

Deno.test("sched: every policy of the help runs, with and without --json", async () => {
  await using learner = await Learner.begin();
  const averages: Record<string, number> = {
    "fcfs --jobs 0:24,0:3,0:3": 17,
    "sjf --jobs 0:6,0:8,0:7,0:3": 7,
    "srtf --jobs 0:8,1:4,2:9,3:5": 6.5,
    "priority --jobs 0:10:3,0:1:1,0:2:4,0:1:5,0:5:2": 8.2,
    "priority --preemptive --ageing 2 --jobs A=0:12:1,B=0:6:4": 8,
    "rr --slice 4 --jobs 0:24,0:3,0:3": 17 / 3,
    "mlfq --slices 2,4,8 --jobs 0:8,1:4,2:9,3:5": 13,
  };
  for (const [words, waiting] of Object.entries(averages)) {
    assertEquals((await learner.json(`sched ${words}`)).averages.waiting, waiting, words);
  }
  const { turns, io } = await learner.json("sched fcfs --jobs 0:1+2+3");
  assertEquals(turns, [
    { job: "P1", from: 0, until: 1, queue: 0, end: "io" },
    { job: "P1", from: 3, until: 6, queue: 0, end: "done" },
  ]);
  assertEquals(io, [{ job: "P1", from: 1, until: 3 }]);
});

const WRONG_USE: Record<string, string> = {
  "": "Which policy? There are: fcfs, sjf, srtf, priority, rr, mlfq.",
  "mlfk --jobs 0:8": "No policy mlfk. Did you mean `mlfq`?",
  "lottery --jobs 0:8": "No policy lottery. There are: fcfs, sjf, srtf, priority, rr, mlfq.",
  "fcfs": "Which jobs? Say it as in `deno task sched fcfs --jobs 0:24,0:3,0:3`.",
  "rr --jobs 0:8": "Which slice? Say it as in `deno task sched rr --jobs 0:24,0:3,0:3 --slice 4`.",
  "mlfq --jobs 0:8 --slice 4":
    "`--slice` means nothing to mlfq. Say it as in `deno task sched mlfq --jobs 0:8,1:4,2:9,3:5 " +
    "--slices 2,4,8`.",
  "fcfs --preemptive --jobs 0:8":
    "`--preemptive` means nothing to fcfs. Say it as in `deno task sched fcfs --jobs 0:24,0:3,0:3`.",
  "rr --jobs 0:8 --slice x": 'No time "x". Give a number, as in `4`.',
  "rr --jobs 0:8 --slice 0": "Cannot schedule: a slice is 0; give a time above 0.",
  "mlfq --jobs 0:8 --slices ,": 'No time "". Give a number, as in `4`.',
  "mlfq --jobs 0:8 --slices 4,2":
    "Cannot schedule: the slice 2 stands below 4; give each queue a " +
    "longer slice than the one above.",
  "fcfs --jobs 0:-8": "Cannot simulate: a CPU burst of P1 is -8; give a number above 0.",
  "fcfs --jobs A=0:8,A=1:2": "Cannot simulate: two jobs are called A; give each a name of its own.",
  "fcfs --jobs 0:8,now": 'Cannot read the job "now": write arrival:burst, as in 0:8 or 0:3+2+4.',
  "fcfs 0:8": "Too many arguments, from 0:8 on. Type `deno task sched POLICY --jobs …`.",
};

Deno.test("sched: wrong use is one line on stderr, and exit code 2", async (t) => {
  await using learner = await Learner.begin();
  for (const [words, line] of Object.entries(WRONG_USE)) {
    await t.step(`wrong use: sched ${words}`, async () => {
      const { code, stdout, stderr } = await learner.run(`sched ${words}`);
      assertEquals({ code, stdout, stderr }, { code: 2, stdout: "", stderr: `${line}\n` });
    });
  }
});

Deno.test("sched: help says how jobs are written, and all fits into 40 columns", async () => {
  await using learner = await Learner.begin();
  const env = { COLUMNS: "40" };
  const help = await learner.run("sched --help", { env });
  assertStringIncludes(help.stdout, "A job is arrival:burst");
  const chart = await learner.run("sched rr --slice 1 --jobs 0:24+3+12,0:3,9:13.25", { env });
  for (const { code, stdout } of [help, chart]) {
    assertEquals(code, 0);
    for (const line of stdout.split("\n")) assert([...line].length <= 40, line);
  }
});
