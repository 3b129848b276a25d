import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { explore, type Kind, replay, type Report, table, timelineOf } from "interleave/explore";
import { chromeTrace } from "interleave/timeline";
import { displayWidth } from "../../../lib/timeline/columns.ts";
import { runProgram } from "../../run_program.ts";

const module = new URL("./programs/textbook.ts", import.meta.url).href;
const raw = new URL("./programs/raw.ts", import.meta.url).href;

const reports = new Map<string, Promise<Report>>();

/** What comes of exploring a program of the textbook; it is done once. */
function explored(program: string): Promise<Report> {
  return reports.getOrInsertComputed(program, () => explore({ module, program }));
}

/** The classic mistakes, and the smallest schedule that shows each. */
const mistakes: readonly [program: string, claim: string, kind: Kind, size: readonly number[]][] = [
  ["race2", "a lost update", "check-failed", [1, 4]],
  ["petersonSwapped", "Peterson's lock with two lines swapped", "exception", [2, 9]],
  ["abba", "two locks in two orders", "deadlock", [1, 2]],
  ["philosophers", "philosophers who all take the left fork", "deadlock", [1, 3]],
  ["twoFlags", "two flags without a turn", "livelock", [1, 12]],
  ["bufferIf", "`if` instead of `while`", "exception", [0, 21]],
  ["bufferNotifyOne", "notify() instead of notifyAll()", "deadlock", [0, 22]],
];

for (const [program, claim, kind, [preemptions, steps]] of mistakes) {
  Deno.test(`explore() finds ${claim}, in its smallest schedule`, async () => {
    const { failure, summary, complete } = await explored(program);
    assertEquals(failure?.kind, kind, summary);
    assertEquals(complete, false);
    const shown = table(failure!);
    assertEquals([failure!.preemptions, failure!.steps.length], [preemptions, steps], shown);
  });
}

const right = [
  "petersonCorrect",
  "abab",
  "philosophersOrdered",
  "bufferWhile",
  "bufferNotifyAll",
  "barrier3",
  "independent",
];
for (const program of right) {
  Deno.test(`explore() finds nothing wrong with ${program}, and has seen all`, async () => {
    const { kind, complete, summary, failure } = await explore({ module, program });
    assertEquals([kind, complete, failure], ["ok", true, undefined]);
    assertStringIncludes(summary, "No schedule fails: ");
    assert(!/correct|prove/i.test(summary.replace(program, "")), summary);
  });
}

Deno.test("a report says what it has explored, and with which bounds", async () => {
  const some = await explore({ module, program: "petersonCorrect", strategy: "bounded" });
  assertEquals(
    some.summary,
    "No explored schedule fails: all 146 schedules with at most 2 preemptions. There are more.",
  );
  const mixed = await explore({ module, program: "petersonCorrect", maxSchedules: 30, seed: 7 });
  assertEquals(
    mixed.summary,
    "No explored schedule fails: all 26 schedules with at most 1 preemption, 30 of those with at " +
      "most 2 preemptions, 30 without a bound, 30 at random (seed 7). There are more.",
  );
  assertEquals(mixed.complete, false);
});

Deno.test("the same seed gives the same schedules, another one others", async () => {
  const options = { module, program: "race3x2", strategy: "random", polish: 0 } as const;
  const outcomes = await Promise.all([1, 1, 2].map(async (seed) => {
    const { failure } = await explore({ ...options, seed });
    return failure!.replay;
  }));
  assertEquals(outcomes[0], outcomes[1]);
});

Deno.test("replay() of a token tells the same schedule again", async () => {
  const { failure } = await explored("petersonSwapped");
  assertEquals(await replay({ module, program: "petersonSwapped" }, failure!.replay), failure);
});

Deno.test("replay() refuses what is no token, and tokens of other code", async () => {
  const options = { module, program: "abba" };
  await assertRejects(() => replay(options, "abba"), TypeError, "a token looks like");
  const other = await explored("philosophers");
  await assertRejects(
    () => replay(options, other.failure!.replay),
    TypeError,
    "it was made for other code",
  );
});

Deno.test("replay() refuses a schedule that the program cannot follow", async () => {
  const { failure } = await explored("abba");
  const token = failure!.replay.replace(/ab$/, "aaaabba");
  await assertRejects(
    () => replay({ module, program: "abba" }, token),
    TypeError,
    "cannot be made",
  );
});

Deno.test("table() draws a lost update with the lines of the code", async () => {
  const { failure } = await explored("race2");
  assertEquals(
    table(failure!).replace(/x1:\w+:/, "x1:…:").replace(/(:|line )\d+( |$)/gm, "$1…$2").split("\n"),
    [
      "race2: check failed after 4 steps, with 1 preemption",
      "",
      "step │ A                     │ B",
      "─────┼───────────────────────┼──────────────────────",
      "   1 │ count.load() → 0  :… │",
      "   2*│                       │ count.load() → 0  :…",
      "   3 │                       │ count.store(1)  :…",
      "   4 │ count.store(1)  :…   │",
      "",
      "✗ lost update: count is 1, expected 2",
      "final: count = 1",
      "* = interrupts a thread that could have gone on",
      ":… = line … of the code",
      "replay: x1:…:abba",
    ],
  );
  assertStringIncludes(table(failure!), ":30 ");
});

Deno.test("table() fits into 32 to 120 columns", async () => {
  for (const program of ["bufferIf", "philosophers", "twoFlags", "petersonSwapped"]) {
    const { failure } = await explored(program);
    for (const width of [32, 40, 60, 80, 100, 120]) {
      for (const line of table(failure!, { width }).split("\n")) {
        assert(displayWidth(line) <= width, `${width}: ${line}`);
      }
    }
  }
});

Deno.test("table() says that who has the lock has ended", async () => {
  const hangs = new URL("./programs/hangs.ts", import.meta.url).href;
  const { failure } = await explore({ module: hangs, program: "keepsTheLock" });
  assertStringIncludes(table(failure!), "B waits in lock.acquireSync(): A has it, and has ended\n");
});

Deno.test("table() explains a deadlock, and prints one period of a livelock", async () => {
  const deadlock = table((await explored("abba")).failure!);
  assertStringIncludes(deadlock, "T0 waits in lockB.acquireSync(): T1 has it\n");
  assertStringIncludes(deadlock, "T1 waits in lockA.acquireSync(): T0 has it  ← a cycle");
  const { failure } = await explored("twoFlags");
  assertEquals(failure!.repeats, { from: 9, length: 4 });
  assertStringIncludes(table(failure!), "↻ │ and so on, from step 9, for ever");
});

Deno.test("timelineOf() gives a Chrome trace with steps, held locks and interruptions", async () => {
  const { failure } = await explored("abba");
  const { traceEvents } = chromeTrace(timelineOf(failure!));
  const begun = traceEvents.filter(({ ph }) => ph === "B").map(({ name, ts }) => `${ts} ${name}`);
  assertEquals(begun.sort(), [
    "0 T0",
    "0 T1",
    "0 holds lockA",
    "0 lockA.acquireSync()",
    "1000 holds lockB",
    "1000 lockB.acquireSync()",
  ]);
  assertEquals(traceEvents.filter(({ ph }) => ph === "i").map(({ name }) => name), [
    "interrupted by T1",
  ]);
});

Deno.test("a report and its trace can be written as JSON", async () => {
  const { failure, ...report } = await explore({ module: raw, program: "lostWakeUp" });
  assertEquals(JSON.parse(JSON.stringify(failure)), failure);
  assertEquals(JSON.parse(JSON.stringify(report)), report);
});

Deno.test("exploreTest() is a test that fails with the schedule, and passes otherwise", async () => {
  const program = new URL("./programs/door.ts", import.meta.url);
  const { code, stdout } = await runProgram(import.meta.url, "./programs/run_tests.ts", {
    args: [program.href],
  });
  assertEquals(code, 1);
  assertStringIncludes(stdout, "no update is lost, with a lock ... ok");
  assertStringIncludes(stdout, "the mistake is found ... ok");
  assertStringIncludes(stdout, "no update is lost, without ... FAILED");
  assertStringIncludes(stdout, "count.store(1)");
  assertStringIncludes(stdout, "replay: x1:");
});
