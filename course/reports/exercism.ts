import type { GradeRecord } from "../grade.ts";
import { type ReportedTest, testsOf } from "./tests_of.ts";

/** Limits of the format, in characters. */
const MESSAGE = 65_535;
const OUTPUT = 500;

/** What Exercism reads: `results.json`, version 3. It knows no points. */
export function exercism(record: GradeRecord): string {
  const tests = testsOf(record);
  const ran = tests.some(({ claim }) => claim.outcome !== "not checked");
  const results = ran || tests.length === 0
    ? {
      version: 3,
      status: tests.every(({ status }) => status === "pass") ? "pass" : "fail",
      message: null,
      tests: tests.map(test),
    }
    : { version: 3, status: "error", message: errors(tests), tests: tests.map(test) };
  return JSON.stringify(results, null, 2) + "\n";
}

function test({ exercise, claim, name, status, message }: ReportedTest): object {
  const shown = claim.visibility === "visible" ? message : "not shown";
  return {
    name,
    status: status === "skipped" ? "fail" : status,
    ...(status === "pass" ? {} : { message: shown ?? exercise.outcome }),
    output: cut(exercise.output),
    test_code: exercise.rerun,
    task_id: Number(exercise.exercise.split("/")[1]),
  };
}

/** Only what the learner printed, and how much of it is missing. */
function cut(output: string): string {
  if (output.length <= OUTPUT) return output;
  const note = `\n… cut after ${OUTPUT} characters`;
  return output.slice(0, OUTPUT - note.length) + note;
}

function errors(tests: readonly ReportedTest[]): string {
  const messages = tests.filter(({ status }) => status === "error" || status === "fail")
    .map(({ exercise, message }) => `${exercise.exercise}: ${message}`);
  return messages.join("\n").slice(0, MESSAGE);
}
