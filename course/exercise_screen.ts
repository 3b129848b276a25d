/**
 * Exercises as they are listed, and what to do next.
 *
 * @module
 */
import { bold, dim, green, red, yellow } from "@std/fmt/colors";
import { type CatalogExercise, shownName } from "./catalog.ts";
import type { Context } from "./command.ts";
import type { ExerciseState, Standing } from "./progress.ts";
import { pad, typed, widthOf, wrap } from "./text.ts";

/** An exercise as `--json` tells it. */
export interface ExerciseReport {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly level: string;
  readonly state: ExerciseState;
}

/** What there is to say about an exercise without running anything. */
export function exerciseReport(exercise: CatalogExercise, standing: Standing): ExerciseReport {
  const { title, level } = exercise.exercise;
  const state = standing.states.get(exercise.id) ?? "open";
  return { id: exercise.id, name: shownName(exercise.exercise), title, level, state };
}

/** One line for each exercise: number, state, name, level and title. */
export function exerciseLines(
  exercises: readonly CatalogExercise[],
  standing: Standing,
  width: number,
): string[] {
  const reports = exercises.map((each) => exerciseReport(each, standing));
  const names = Math.max(...reports.map(({ name }) => widthOf(name)));
  return exercises.map(({ number }, n) => {
    const { id, name, title, level, state } = reports[n]!;
    const next = id === standing.next?.id;
    const lead = ` ${String(number).padStart(3)} ${symbol(state, next)} `;
    const text = `${pad(next ? bold(name) : name, names)}  ${pad(level, 6)}  ${dim(title)}`;
    const fits = widthOf(lead) + widthOf(text) <= width;
    return fits ? lead + text : wrap(`${name} (${level}): ${dim(title)}`, width, lead);
  });
}

/** The mark of a state; the exercise to do next has one of its own unless it was tried already. */
export function symbol(state: ExerciseState, next = false): string {
  if (state === "passed") return green("✓");
  if (state === "tried") return red("✗");
  if (state === "changed") return yellow("~");
  return next ? bold("▸") : dim("·");
}

/** Makes sure that the learner has the file of the next exercise, and says what to do with it. */
export async function nextLine(
  next: CatalogExercise | undefined,
  { workspace, screen }: Context,
): Promise<string> {
  if (!next) {
    return wrap(
      `You have passed every exercise. \`${typed("progress")}\` tells when.`,
      screen.width,
      " ",
    );
  }
  const { file } = await workspace.begin(next);
  const check = bold(typed(`check ${next.id}`));
  const text = `Next:  open ${screen.link(file, workspace.shown(file))}, then \`${check}\``;
  return wrap(text, screen.width, " ", "   ");
}
