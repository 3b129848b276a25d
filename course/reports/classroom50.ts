import type { GradeRecord } from "../grade.ts";
import { type ReportedTest, testsOf } from "./tests_of.ts";

/** Where it learns what it is about; the runner of Classroom 50 sets these. */
export type Environment = (name: string) => string | undefined;

/** What Classroom 50 reads from `./result.json`. */
export function classroom50(
  record: GradeRecord,
  env: Environment = (name) => Deno.env.get(name),
  now: Date = new Date(),
): string {
  const review = env("REVIEW_URL") ?? env("COMMIT_URL") ?? "";
  const result = {
    schema: "classroom50/result/v1",
    classroom: env("CLASSROOM") ?? "",
    assignment: env("ASSIGNMENT") ?? "",
    submission: env("SUBMISSION_TAG") ?? "",
    commit: env("COMMIT_URL") ?? "",
    release: env("RELEASE_URL") ?? "",
    review,
    datetime: `${now.toISOString().slice(0, 19)}Z`,
    score: record.points,
    "max-score": record.maxPoints,
    tests: testsOf(record).map(test),
  };
  return JSON.stringify(result, null, 2) + "\n";
}

function test({ exercise, claim, name, status, message }: ReportedTest): object {
  return {
    "test-name": name,
    passed: status === "pass",
    score: claim.points,
    "max-score": claim.maxPoints,
    ...(message === undefined || claim.visibility !== "visible" ? {} : { message }),
    outcome: exercise.outcome,
    ...(exercise.seed === undefined ? {} : { seed: exercise.seed }),
    ...(claim.schedule ? { schedule: claim.schedule.token } : {}),
  };
}
