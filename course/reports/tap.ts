import type { GradeRecord } from "../grade.ts";
import { type ReportedTest, testsOf } from "./tests_of.ts";

/** Test Anything Protocol, version 14: a test point for each claim. */
export function tap(record: GradeRecord): string {
  const tests = testsOf(record);
  return [
    "TAP version 14",
    `1..${tests.length}`,
    ...tests.flatMap(point),
    `# points ${record.points} of ${record.maxPoints}`,
    "",
  ].join("\n");
}

/** A claim that was not looked at is not ok: TAP counts what is skipped as passed. */
function point({ claim, exercise, name, status, message }: ReportedTest, n: number): string[] {
  const facts = {
    points: claim.points,
    max_points: claim.maxPoints,
    duration_ms: Math.round(claim.ms),
    ...(status === "pass" ? {} : { outcome: exercise.outcome, message }),
    ...(claim.schedule ? { schedule: claim.schedule.token } : {}),
  };
  // JSON is YAML, and needs no thought about what a message may hold.
  const lines = Object.entries(facts).map(([key, fact]) => `  ${key}: ${JSON.stringify(fact)}`);
  const description = name.replace(/[\\#]/g, "\\$&").replace(/\p{Cc}+/gu, " ");
  return [
    `${status === "pass" ? "ok" : "not ok"} ${n + 1} - ${description}`,
    "  ---",
    ...lines,
    "  ...",
  ];
}
