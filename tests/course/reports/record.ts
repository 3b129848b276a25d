/**
 * Records by chance, for the tests of the reports.
 *
 * @module
 */
import fc from "fast-check";
import {
  type GradedClaim,
  type GradedExercise,
  type GradeRecord,
  recordOf,
} from "../../../course/grade.ts";
import type { Visibility } from "../../../course/kit.ts";
import type { Outcome } from "../../../course/verdict.ts";
import { character } from "../character.ts";

/** Everything that has ever broken a format: markup, quotes, line breaks, escapes, lone surrogates. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: character }),
  fc.constantFrom(
    "a # b \\ c",
    "<&>\"']]>",
    "\x1b[31mred\x1b[0m\x07\x00",
    "---\n...\nok 1",
    "\ud800",
  ),
);
const name = text.map((text) => `it ${text}`);
const visibility = fc.constantFrom<Visibility>("visible", "hidden", "after_due_date");
const refusals: readonly Outcome[] = [
  ...["failed", "schedule-dependent", "deadlocked", "timed out"] as const,
  ...["crashed", "does not compile", "not started"] as const,
];

/** An exercise with 1 to 5 claims, of which the first `held` passed. */
const exercise = fc.record({
  number: fc.nat(9),
  names: fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
  held: fc.nat(5),
  refusal: fc.constantFrom(...refusals),
  maxPoints: fc.array(fc.nat(7), { minLength: 5, maxLength: 5 }),
  visibility,
  message: text,
  output: text,
  token: text,
  ms: fc.nat(10_000),
}).map((chance): GradedExercise => {
  const { names, held, refusal, maxPoints, message, token } = chance;
  const isClaims = refusal === "failed" || refusal === "schedule-dependent";
  const claims = names.map((name, n): GradedClaim => {
    const max = maxPoints[n]!;
    const common = { name, maxPoints: max, visibility: chance.visibility };
    if (n < held) return { ...common, outcome: "passed", points: max, ms: 3 };
    if (n > held || !isClaims) return { ...common, outcome: "not checked", points: 0, ms: 0 };
    const schedule = { table: message, token };
    return { ...common, outcome: refusal, points: 0, ms: 5, message, schedule };
  });
  return {
    exercise: `01/${chance.number + 1}`,
    name: "an_exercise",
    title: "An exercise",
    outcome: held >= names.length ? "passed" : refusal,
    claims,
    waiting: [],
    message,
    output: chance.output,
    outputCut: 0,
    seed: 4711,
    ms: chance.ms,
    rerun: "deno task check 01/1 --seed 4711",
    points: sum(claims.map(({ points }) => points)),
    maxPoints: sum(claims.map(({ maxPoints }) => maxPoints)),
  };
});

/** A record of 0 to 4 exercises. */
export const anyRecord: fc.Arbitrary<GradeRecord> = fc
  .tuple(fc.array(exercise, { maxLength: 4 }), text, fc.boolean())
  .map(([exercises, submission, complete]) =>
    recordOf(submission, exercises, { sandboxed: true, complete })
  );

/** The sum of numbers. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
