import { verdictText } from "../verdict_screen.ts";
import type { GradedExercise, GradeRecord } from "../grade.ts";
import { count } from "../text.ts";

/** For people: each exercise as `check` shows it, with its points, and the total. */
export function text(record: GradeRecord, width = 100): string {
  const parts = record.exercises.map((exercise) => exerciseText(exercise, width));
  return [...parts, totalText(record)].join("\n\n") + "\n";
}

/** One exercise. */
export function exerciseText(exercise: GradedExercise, width: number): string {
  const { points, maxPoints } = exercise;
  return `${verdictText(exercise, width)}\n  ${points} of ${count(maxPoints, "point")}`;
}

/** The last line. */
export function totalText({ points, maxPoints, complete }: GradeRecord): string {
  const rest = complete ? "" : ", not all of it is graded yet";
  return ` Total: ${points} of ${count(maxPoints, "point")}${rest}`;
}
