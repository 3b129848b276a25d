import { type GradedExercise, type GradeRecord, titleOf } from "../grade.ts";
import { type ReportedTest, testsOf, testsOfExercise } from "./tests_of.ts";

/** JUnit's XML: a suite for each exercise, a case for each claim. */
export function junit(record: GradeRecord): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${
      attributes({ name: record.submission, ...countsOf(testsOf(record), record.ms) })
    }>`,
    ...record.exercises.map(suite),
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(exercise: GradedExercise): string {
  const tests = testsOfExercise(exercise);
  const counts = countsOf(tests, exercise.ms);
  const { outcome, points, maxPoints, seed, output } = exercise;
  return [
    `  <testsuite${attributes({ name: titleOf(exercise), ...counts })}>`,
    properties("    ", { outcome, points, "max-points": maxPoints, seed }),
    ...tests.map(testcase),
    ...(output === "" ? [] : [`    <system-out>${escaped(output)}</system-out>`]),
    "  </testsuite>",
  ].join("\n");
}

function testcase({ exercise, claim, status, message = "" }: ReportedTest): string {
  const { points, maxPoints, schedule } = claim;
  const head = { name: claim.name, classname: titleOf(exercise), time: seconds(claim.ms) };
  const [first] = message.split("\n");
  const type = { type: exercise.outcome, message: first };
  return [
    `    <testcase${attributes(head)}>`,
    properties("      ", { points, "max-points": maxPoints, schedule: schedule?.token }),
    ...(status === "fail"
      ? [`      <failure${attributes(type)}>${escaped(message)}</failure>`]
      : []),
    ...(status === "error" ? [`      <error${attributes(type)}>${escaped(message)}</error>`] : []),
    ...(status === "skipped" ? ["      <skipped/>"] : []),
    "    </testcase>",
  ].join("\n");
}

type Fact = string | number | undefined;

function countsOf(tests: readonly ReportedTest[], ms: number): Record<string, Fact> {
  const count = (wanted: string): number => tests.filter(({ status }) => status === wanted).length;
  return {
    tests: tests.length,
    failures: count("fail"),
    errors: count("error"),
    skipped: count("skipped"),
    time: seconds(ms),
  };
}

function properties(indent: string, facts: Record<string, Fact>): string {
  const lines = Object.entries(facts).filter(([, fact]) => fact !== undefined).map((
    [name, value],
  ) => `${indent}  <property${attributes({ name, value })}/>`);
  return [`${indent}<properties>`, ...lines, `${indent}</properties>`].join("\n");
}

function attributes(facts: Record<string, Fact>): string {
  return Object.entries(facts).map(([name, fact]) => ` ${name}="${escaped(`${fact ?? ""}`)}"`).join(
    "",
  );
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

/** XML 1.0 has no place for most control characters and for lone surrogates, escaped or not. */
function escaped(text: string): string {
  return text.toWellFormed()
    // deno-lint-ignore no-control-regex -- that is what is looked for
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "")
    .replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
