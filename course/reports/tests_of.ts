import { type GradedClaim, type GradedExercise, type GradeRecord, titleOf } from "../grade.ts";

/** A claim as other systems see it: a test with a status. */
export interface ReportedTest {
  readonly exercise: GradedExercise;
  readonly claim: GradedClaim;
  /** Exercise and claim: `01/3 collect: all jobs are under way at the same moment`. */
  readonly name: string;
  /** `error` where the check ended for another reason than a claim; `skipped` is what came after. */
  readonly status: "pass" | "fail" | "error" | "skipped";
  /** Why it did not pass, in plain text. */
  readonly message?: string;
}

/** Every claim of a record, in order. */
export function testsOf(record: GradeRecord): ReportedTest[] {
  return record.exercises.flatMap((exercise) => testsOfExercise(exercise));
}

/** Every claim of one exercise, in order. */
export function testsOfExercise(exercise: GradedExercise): ReportedTest[] {
  const { claims } = exercise;
  // The first claim that did not pass tells why; those after it were not looked at.
  const decisive = claims.find(({ outcome }) => outcome !== "passed");
  return claims.map((claim): ReportedTest => {
    const common = { exercise, claim, name: `${titleOf(exercise)}: ${claim.name}` };
    if (claim.outcome === "passed") return { ...common, status: "pass" };
    if (claim !== decisive) return { ...common, status: "skipped", message: "not checked" };
    return claim.outcome === "not checked"
      ? { ...common, status: exercise.outcome === "failed" ? "fail" : "error", ...why(exercise) }
      : { ...common, status: "fail", message: withSchedule(claim) };
  });
}

function withSchedule({ message = "", schedule }: GradedClaim): string {
  return schedule ? `${message}\n${schedule.table}\nSchedule: ${schedule.token}` : message;
}

function why({ outcome, message, waiting }: GradedExercise): { message: string } {
  const lines = waiting.map(({ name, pid, doing }) => `${name} (pid ${pid}) ${doing}`);
  return { message: [message ?? outcome, ...lines].join("\n") };
}
