import type { GradeRecord } from "../grade.ts";
import { count } from "../text.ts";
import { type ReportedTest, testsOf } from "./tests_of.ts";

/** What Gradescope reads from `/autograder/results/results.json`. */
export function gradescope(record: GradeRecord): string {
  const { points, maxPoints, ms, sandboxed, complete } = record;
  const results = {
    score: points,
    execution_time: Math.round(ms / 1000),
    output: `${points} of ${count(maxPoints, "point")}` +
      (complete ? "" : ". The autograder has not come to its end."),
    output_format: "text",
    visibility: "visible",
    stdout_visibility: "hidden",
    extra_data: { sandboxed, complete },
    tests: testsOf(record).map(test),
  };
  return JSON.stringify(results, null, 2) + "\n";
}

function test({ exercise, claim, name, status, message }: ReportedTest): object {
  const { outcome, seed, rerun } = exercise;
  return {
    name,
    name_format: "text",
    score: claim.points,
    max_score: claim.maxPoints,
    status: status === "pass" ? "passed" : "failed",
    output: message === undefined ? "" : `${message}\n\nAgain: ${rerun}`,
    output_format: "text",
    tags: [`lesson ${exercise.exercise.slice(0, 2)}`],
    visibility: claim.visibility,
    extra_data: { outcome, seed, schedule: claim.schedule?.token },
  };
}
