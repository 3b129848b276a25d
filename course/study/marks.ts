import type { ExerciseState } from "../progress.ts";

/** How the standing of an exercise is shown, as in the terminal. */
export const MARKS: Readonly<Record<ExerciseState, string>> = {
  passed: "✓",
  changed: "~",
  tried: "✗",
  open: "·",
};
