import { assertEquals, assertRejects, assertStringIncludes, assertThrows } from "@std/assert";
import { expectOutcomes } from "interleave/explore";
import {
  exploreStepwise,
  pause,
  replayStepwise,
  stepwise,
  table,
  type Use,
} from "interleave/stepwise";
import { toStepwise } from "interleave/to-stepwise";
import { runProgram } from "../../run_program.ts";
import { stepwisePrograms } from "./stepwise_programs.ts";

type Steps = Generator<Use, void, number>;

const programs = await stepwisePrograms("./programs/textbook.ts");

Deno.test("exploreStepwise() finds what explore() finds", () => {
  const report = exploreStepwise(programs["petersonSwapped"]!, {}, "petersonSwapped");
  assertEquals([report.kind, report.failure!.preemptions], ["exception", 2]);
  assertEquals(report.failure!.replay.split(":")[2], "ab4a4");
  assertStringIncludes(table(report.failure!), "✗ T0: two threads in the critical section");
});

Deno.test("replayStepwise() tells the same schedule, and goes on after a part of it", () => {
  const program = programs["race2"]!;
  const { failure } = exploreStepwise(program, {}, "race2");
  assertEquals(replayStepwise(program, failure!.replay, {}, "race2"), failure);
  const part = failure!.replay.replace(/abba$/, "b");
  const { steps, kind } = replayStepwise(program, part, {}, "race2");
  assertEquals([kind, steps.map(({ thread }) => thread).join("")], ["ok", "BBAA"]);
});

Deno.test("a loop with pause() is explored to its end", () => {
  const handOver = stepwise({
    shared: (m) => ({ ready: m.int("ready"), data: m.int("data") }),
    threads: {
      *writer(s): Steps {
        yield* s.data.store(42);
        yield* s.ready.store(1);
      },
      *reader(s): Steps {
        while ((yield* s.ready.load()) === 0) yield* pause();
        if ((yield* s.data.load()) !== 42) throw new Error("half a message");
      },
    },
  });
  const { kind, complete } = exploreStepwise(handOver);
  assertEquals([kind, complete], ["ok", true]);
});

Deno.test("an invariant is checked in all schedules, not in one of each kind", () => {
  const sum = stepwise({
    shared: (m) => ({ x: m.int("x"), y: m.int("y") }),
    threads: {
      *A(s): Steps {
        yield* s.x.store(1);
        yield* s.x.store(0);
      },
      *B(s): Steps {
        yield* s.y.store(1);
        yield* s.y.store(0);
      },
    },
    invariant(s): void {
      if (s.x.load() + s.y.load() > 1) throw new Error("both at once");
    },
  });
  const { kind, failure } = exploreStepwise(sum, { strategy: "exhaustive" });
  assertEquals([kind, failure!.message], ["invariant-failed", "both at once"]);
});

Deno.test("expectOutcomes() wants what is expected, all of it, and all of the schedules", () => {
  const report = exploreStepwise(programs["storeBuffering"]!);
  const all = ["01", "10", "11"];
  expectOutcomes(report, { accept: all, mustSee: [/^0/, "11"] });
  assertThrows(() => expectOutcomes(report, { accept: ["01", "10"] }), Error, 'must not be: "11"');
  assertThrows(
    () => expectOutcomes(report, { accept: all, mustSee: ["00"] }),
    Error,
    'not seen: "00"',
  );
  const part = exploreStepwise(programs["storeBuffering"]!, { strategy: "bounded" });
  assertThrows(() => expectOutcomes(part, { accept: all }), Error, "not all schedules were run");
});

Deno.test("limits that are out of their range are refused, with the value", () => {
  const program = programs["race2"]!;
  for (const maxSteps of [-1, 1.5, NaN]) {
    assertThrows(() => exploreStepwise(program, { maxSteps }), RangeError, `maxSteps ${maxSteps}`);
  }
  assertThrows(
    () => exploreStepwise(program, { strategy: "lucky" as "random" }),
    RangeError,
    "strategy lucky",
  );
  assertThrows(() => exploreStepwise(program, { bounds: [0, -1] }), RangeError, "bound -1");
});

Deno.test("toStepwise() keeps the lines, and refuses arrow functions that make steps", async () => {
  const source = await Deno.readTextFile(new URL("./programs/textbook.ts", import.meta.url));
  assertEquals(toStepwise(source).split("\n").length, source.split("\n").length);
  assertThrows(
    () => toStepwise("\nconst add = (n) => n.store(n.load() + 1);"),
    SyntaxError,
    "line 2",
  );
  await assertRejects(() => stepwisePrograms("./programs/raw.ts"), SyntaxError, "arrow function");
});

Deno.test("the explorer on one thread runs where there is no Deno", async () => {
  const { code, stdout, stderr } = await runProgram(import.meta.url, "./programs/no_deno.ts");
  assertEquals([code, stdout], [0, "deadlock\n"], stderr);
});
