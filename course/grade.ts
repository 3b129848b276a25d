/**
 * Grades a submission: what its exercises earned, as the one record that every report is drawn from.
 *
 * @module
 */
import type { CatalogExercise } from "./catalog.ts";
import { claimsOf } from "./claims_of.ts";
import type { Compiler } from "./compiler.ts";
import { check, NOTHING_LEFT } from "./grader.ts";
import type { Visibility } from "./kit.ts";
import { missingNeeds } from "./needs.ts";
import type { Sandbox } from "./sandbox.ts";
import type { Submission } from "./submission.ts";
import type { ClaimResult, Verdict } from "./verdict.ts";

/** A claim, and what it earned. */
export interface GradedClaim extends ClaimResult {
  /** What it earned: all or nothing. */
  readonly points: number;
  readonly maxPoints: number;
  readonly visibility: Visibility;
}

/** An exercise, and what it earned. */
export interface GradedExercise extends Verdict {
  /** For people. */
  readonly title: string;
  /** All claims of the check, also where it did not come to them; the grader's own is the last. */
  readonly claims: readonly GradedClaim[];
  /** The sum over its claims. */
  readonly points: number;
  readonly maxPoints: number;
}

/** What a submission earned. */
export interface GradeRecord {
  /** Its folder's name. */
  readonly submission: string;
  /** Whether it ran closed in. */
  readonly sandboxed: boolean;
  /** Whether all of it is graded; what is not yet counts nothing. */
  readonly complete: boolean;
  readonly exercises: readonly GradedExercise[];
  /** The sum over its exercises. */
  readonly points: number;
  readonly maxPoints: number;
  /** Milliseconds: the sum of its checks. */
  readonly ms: number;
}

/** An exercise with the names of its claims. */
export interface Assignment {
  readonly exercise: CatalogExercise;
  readonly claims: readonly string[];
}

/** How to grade. */
export interface GradeOptions {
  readonly signal?: AbortSignal | undefined;
  readonly sandbox?: Sandbox | undefined;
  readonly compiler?: Compiler | undefined;
  /** What the checks' numbers by chance begin with. */
  readonly seed?: number | undefined;
}

/** Looks up what can be earned in each exercise. */
export async function assignmentsOf(
  exercises: readonly CatalogExercise[],
  signal?: AbortSignal,
): Promise<Assignment[]> {
  const assignments: Assignment[] = [];
  for (const exercise of exercises) {
    assignments.push({ exercise, claims: await claimsOf(exercise, signal) });
  }
  return assignments;
}

/**
 * Grades an exercise of a submission.
 *
 * @throws the signal's reason.
 */
export async function gradeExercise(
  assignment: Assignment,
  submission: Submission,
  options: GradeOptions = {},
): Promise<GradedExercise> {
  const { exercise, claims } = assignment;
  const missing = missingNeeds(exercise.exercise.needs);
  if (missing !== null) return notStarted(assignment, missing);
  const found = await submission.find(exercise);
  if ("problem" in found) return notStarted(assignment, found.problem);
  const verdict = await check(exercise, found.file, {
    ...options,
    claims: claims.filter((name) => name !== NOTHING_LEFT),
  });
  return graded(assignment, verdict);
}

/** What earned nothing, and why. */
export function notStarted(assignment: Assignment, message: string): GradedExercise {
  const { id, exercise } = assignment.exercise;
  return graded(assignment, {
    exercise: id,
    name: exercise.name,
    outcome: "not started",
    claims: [],
    message,
    waiting: [],
    output: "",
    outputCut: 0,
    ms: 0,
    rerun: `deno task check ${id}`,
  });
}

/** Puts together what a submission earned. */
export function recordOf(
  submission: string,
  exercises: readonly GradedExercise[],
  { sandboxed, complete }: Pick<GradeRecord, "sandboxed" | "complete">,
): GradeRecord {
  return {
    submission,
    sandboxed,
    complete,
    exercises,
    points: sum(exercises.map(({ points }) => points)),
    maxPoints: sum(exercises.map(({ maxPoints }) => maxPoints)),
    ms: sum(exercises.map(({ ms }) => ms)),
  };
}

/** The exercise's name with its number, for people: `01/3 collect`. */
export function titleOf({ exercise, name }: Verdict): string {
  return `${exercise} ${name.replaceAll("_", "-")}`;
}

function graded({ exercise: { exercise }, claims }: Assignment, verdict: Verdict): GradedExercise {
  const { points = {}, weight = 1, visibility = {} } = exercise.grading ?? {};
  const all = claims.map((name): GradedClaim => {
    const result = verdict.claims.find((claim) => claim.name === name) ??
      { name, outcome: "not checked", ms: 0 };
    const maxPoints = weight * (points[name] ?? 1);
    return {
      ...result,
      points: result.outcome === "passed" ? maxPoints : 0,
      maxPoints,
      visibility: visibility[name] ?? "visible",
    };
  });
  return {
    ...verdict,
    title: exercise.title,
    claims: all,
    points: sum(all.map(({ points }) => points)),
    maxPoints: sum(all.map(({ maxPoints }) => maxPoints)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
