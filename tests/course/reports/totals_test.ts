import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { parse } from "junit2json";
import { Parser } from "tap-parser";
import type { GradeRecord } from "../../../course/grade.ts";
import { classroom50 } from "../../../course/reports/classroom50.ts";
import { exercism } from "../../../course/reports/exercism.ts";
import { gradescope } from "../../../course/reports/gradescope.ts";
import { json } from "../../../course/reports/json.ts";
import { junit } from "../../../course/reports/junit.ts";
import { tap } from "../../../course/reports/tap.ts";
import { testsOf } from "../../../course/reports/tests_of.ts";
import { text } from "../../../course/reports/text.ts";
import { anyRecord, sum } from "./record.ts";

/** What a format tells of a record: its own total, and the sum over its tests. */
interface Told {
  readonly points: number;
  readonly maxPoints: number;
  readonly ofTests: number;
  readonly maxOfTests: number;
  readonly passed: number;
  readonly tests: number;
}

type Scored = { readonly points: number; readonly max: number; readonly passed: boolean };

function told(points: number, maxPoints: number, tests: readonly Scored[]): Told {
  return {
    points,
    maxPoints,
    ofTests: sum(tests.map(({ points }) => points)),
    maxOfTests: sum(tests.map(({ max }) => max)),
    passed: tests.filter(({ passed }) => passed).length,
    tests: tests.length,
  };
}

/** Each format, read by somebody who knows it and not us. */
const readers: Readonly<Record<string, (record: GradeRecord) => Told | Promise<Told>>> = {
  json(record): Told {
    const { points, maxPoints, exercises }: GradeRecord = JSON.parse(json(record));
    const claims = exercises.flatMap(({ claims }) => claims);
    return told(
      points,
      maxPoints,
      claims.map(({ points, maxPoints, outcome }) => ({
        points,
        max: maxPoints,
        passed: outcome === "passed",
      })),
    );
  },
  gradescope(record): Told {
    const { score, output, tests } = JSON.parse(gradescope(record));
    type Test = { score: number; max_score: number; status: string };
    return told(
      score,
      Number(output.match(/of (\d+) point/)[1]),
      tests.map(({ score, max_score, status }: Test) => ({
        points: score,
        max: max_score,
        passed: status === "passed",
      })),
    );
  },
  classroom50(record): Told {
    const result = JSON.parse(classroom50(record));
    type Test = { score: number; "max-score": number; passed: boolean };
    return told(
      result.score,
      result["max-score"],
      result.tests.map((test: Test) => ({
        points: test.score,
        max: test["max-score"],
        passed: test.passed,
      })),
    );
  },
  tap(record): Told {
    const written = tap(record);
    const [, points, max] = written.match(/^# points (\d+) of (\d+)$/m)!;
    const tests: Scored[] = [];
    for (const [event, result] of Parser.parse(written)) {
      if (event !== "assert") continue;
      const { ok, diag } = result as { ok: boolean; diag: { points: number; max_points: number } };
      tests.push({ points: diag.points, max: diag.max_points, passed: ok });
    }
    return told(Number(points), Number(max), tests);
  },
  async junit(record): Promise<Told> {
    const suites = await parse(junit(record));
    type Properties = readonly { readonly name?: string; readonly value?: unknown }[] | undefined;
    const number = (properties: Properties, name: string): number =>
      Number(properties?.find((property) => property.name === name)?.value);
    const all = suites && "testsuite" in suites ? suites.testsuite ?? [] : [];
    const cases = all.flatMap(({ testcase }) => testcase ?? []);
    assertEquals(suites?.tests, cases.length);
    return told(
      sum(all.map(({ properties }) => number(properties, "points"))),
      sum(all.map(({ properties }) => number(properties, "max-points"))),
      cases.map((test) => {
        const { properties } = test as { properties?: Properties };
        return {
          points: number(properties, "points"),
          max: number(properties, "max-points"),
          passed: !test.failure && !test.error && !test.skipped,
        };
      }),
    );
  },
};

Deno.test("row 10: points, sums and passes agree in all formats, whatever the texts hold", async () => {
  await fc.assert(
    fc.asyncProperty(anyRecord, async (record) => {
      const tests = testsOf(record);
      const expected = told(
        record.points,
        record.maxPoints,
        tests.map(({ claim, status }) => ({
          points: claim.points,
          max: claim.maxPoints,
          passed: status === "pass",
        })),
      );
      assertEquals([expected.ofTests, expected.maxOfTests], [record.points, record.maxPoints]);
      for (const [format, read] of Object.entries(readers)) {
        assertEquals(await read(record), expected, format);
      }
      const points = text(record).match(/ Total: (\d+) of (\d+) point/)!.slice(1).map(Number);
      assertEquals(points, [record.points, record.maxPoints]);
      // Exercism knows no points.
      const statuses = JSON.parse(exercism(record)).tests.map(({ status }: { status: string }) =>
        status
      );
      assertEquals(
        statuses.map((status: string) => status === "pass"),
        tests.map(({ status }) => status === "pass"),
      );
    }),
    { numRuns: 100 },
  );
});
