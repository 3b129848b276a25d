import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Ajv } from "ajv";
import fc from "fast-check";
import { type GradedExercise, type GradeRecord, recordOf } from "../../../course/grade.ts";
import { FORMATS } from "../../../course/reports.ts";
import { classroom50 } from "../../../course/reports/classroom50.ts";
import { exercism } from "../../../course/reports/exercism.ts";
import { gradescope } from "../../../course/reports/gradescope.ts";
import { junit } from "../../../course/reports/junit.ts";
import { tap } from "../../../course/reports/tap.ts";
import { anyRecord } from "./record.ts";
import { classroom50Schema, exercismSchema, gradescopeSchema } from "./schemas.ts";

const shapes: readonly [string, (record: GradeRecord) => string, object][] = [
  ["gradescope", gradescope, gradescopeSchema],
  ["exercism", exercism, exercismSchema],
  ["classroom50", (record) => classroom50(record, () => undefined), classroom50Schema],
];

for (const [name, write, schema] of shapes) {
  Deno.test(`${name} has the published shape, whatever the texts hold`, () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    fc.assert(
      fc.property(anyRecord, (record) => {
        const written = write(record);
        assert(validate(JSON.parse(written)), JSON.stringify(validate.errors));
        assert(written.endsWith("}\n") && !written.includes("\r"));
      }),
    );
  });
}

function exerciseWith(changes: Partial<GradedExercise>): GradedExercise {
  return {
    exercise: "05/2",
    name: "lost_update",
    title: "No update is lost",
    outcome: "failed",
    claims: [
      { name: "no update is lost", outcome: "not checked", ms: 0, ...WORTH },
      { name: "nothing is left running", outcome: "not checked", ms: 0, ...WORTH },
    ],
    waiting: [],
    output: "",
    outputCut: 0,
    seed: 4711,
    ms: 1234,
    rerun: "deno task check 05/2 --seed 4711",
    points: 0,
    maxPoints: 6,
    ...changes,
  };
}

const WORTH = { points: 0, maxPoints: 3, visibility: "visible" } as const;

function record(...exercises: GradedExercise[]): GradeRecord {
  return recordOf("ada", exercises, { sandboxed: true, complete: true });
}

const withSchedule = exerciseWith({
  claims: [{
    ...{ name: "no update is lost", outcome: "failed", ms: 7, message: "2 was expected" },
    ...WORTH,
    schedule: { table: "A reads 0 |\n          | B reads 0", token: "v1:AABB" },
  }],
});

Deno.test("the schedule in which a claim failed goes into every format that has a place for it", () => {
  for (const format of ["json", "junit", "tap", "gradescope", "exercism", "classroom50"]) {
    assertStringIncludes(FORMATS[format]!.write(record(withSchedule)), "v1:AABB", format);
  }
  const [test] = JSON.parse(gradescope(record(withSchedule))).tests;
  assertEquals(test.extra_data, { outcome: "failed", seed: 4711, schedule: "v1:AABB" });
  assertStringIncludes(test.output, "A reads 0 |\n          | B reads 0");
});

Deno.test("one refusal is one failure: the claims that were not reached do not repeat it", () => {
  const refused = exerciseWith({ outcome: "does not compile", message: "05_lost.ts:1 is wrong" });
  const xml = junit(record(refused));
  assertStringIncludes(xml, 'tests="2" failures="0" errors="1" skipped="1"');
  assertEquals(xml.match(/05_lost\.ts:1 is wrong<\/error>/g)?.length, 1);
  assertEquals(tap(record(refused)).match(/05_lost/g)?.length, 1);
});

Deno.test("what is hidden from learners is not in the reports that they see as a whole", () => {
  const secret = exerciseWith({
    claims: [{
      ...{ name: "a", outcome: "failed", ms: 1, message: "the secret", points: 0, maxPoints: 1 },
      visibility: "hidden",
    }],
  });
  assert(!exercism(record(secret)).includes("the secret"));
  assert(!classroom50(record(secret)).includes("the secret"));
  const [test] = JSON.parse(gradescope(record(secret))).tests;
  assertEquals([test.visibility, test.output.startsWith("the secret")], ["hidden", true]);
});

Deno.test("row 12: exercism cuts what a learner printed after 500 characters, and says so", () => {
  const [test] = JSON.parse(exercism(record(exerciseWith({ output: "x".repeat(600) })))).tests;
  assertEquals(test.output.length, 500);
  assert(test.output.endsWith("… cut after 500 characters"));
});

Deno.test("exercism calls it an error when no test ran, and says why", () => {
  const refused = exerciseWith({ outcome: "does not compile", message: "TS1: no" });
  const { status, message } = JSON.parse(exercism(record(refused)));
  assertEquals([status, message], ["error", "05/2: TS1: no"]);
});

Deno.test("classroom50 takes its names from the environment, and the commit where there is no review", () => {
  const env: Record<string, string> = { CLASSROOM: "cs2", COMMIT_URL: "https://x/c" };
  const result = JSON.parse(
    classroom50(record(), (name) => env[name], new Date("2026-06-01T14:32:01.5Z")),
  );
  assertEquals(
    [result.classroom, result.review, result.datetime],
    ["cs2", "https://x/c", "2026-06-01T14:32:01Z"],
  );
});

Deno.test("no report carries escape codes or what XML has no place for", () => {
  const loud = exerciseWith({ message: "a\x00b", output: "\x1b[31mred\ud800" });
  const xml = junit(record(loud));
  // deno-lint-ignore no-control-regex
  assert(!/[\x00-\x08\x0b-\x1f]|\ud800/.test(xml));
  // deno-lint-ignore no-control-regex
  assert(!/\x1b/.test(tap(record(loud))));
});

Deno.test("the exit code tells the result only where nobody takes it for a broken grader", () => {
  const telling = Object.keys(FORMATS).filter((name) => FORMATS[name]!.tellsByExitCode);
  assertEquals(telling, ["text", "json", "junit", "tap"]);
});
