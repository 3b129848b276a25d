import { bold, dim } from "@std/fmt/colors";
import { type CatalogExercise, loadCatalog, shownName } from "../catalog.ts";
import type { Command, Context } from "../command.ts";
import { exerciseReport, symbol } from "../exercise_screen.ts";
import { type ExerciseRecord, passedIn, standing } from "../progress.ts";
import { ago, bar, count, rule, spread, typed, wrap } from "../text.ts";

export const command: Command = {
  name: "progress",
  usage: ["progress"],
  summary: "Which exercises have passed, and when",
  maxArgs: 0,
  run,
};

async function run({ screen, progress, workspace, json }: Context): Promise<number> {
  const catalog = await loadCatalog();
  const record = await progress.read();
  const now = await standing(catalog, record);
  const exercises = catalog.lessons.flatMap((lesson) => lesson.exercises);
  const passed = catalog.lessons.reduce((sum, lesson) => sum + passedIn(lesson, now), 0);
  if (json) {
    screen.json({
      folder: workspace.dir,
      passed,
      total: exercises.length,
      exercises: exercises.map((each) => ({
        ...exerciseReport(each, now),
        ...record.exercises[each.id],
      })),
    });
    return 0;
  }
  const { width } = screen;
  screen.print(
    spread(` ${bold("Progress")}`, `${passed} of ${count(exercises.length, "exercise")}`, width),
  );
  screen.print(rule(width));
  for (const lesson of catalog.lessons) {
    const begun = lesson.exercises.filter((each) => record.exercises[each.id]);
    if (begun.length === 0) continue;
    const [done, all] = [passedIn(lesson, now), lesson.exercises.length];
    screen.print(
      ` ${lesson.lesson.id} ${lesson.lesson.title}  ${bar(done, all, 5)} ${done}/${all}`,
    );
    for (const each of begun) {
      const lead = `  ${symbol(now.states.get(each.id)!)} `;
      screen.print(wrap(story(each, record.exercises[each.id]!), width, lead));
    }
  }
  if (passed === 0) screen.print(wrap(`\`${typed("next")}\` tells where to begin.`, width, " "));
  screen.print(wrap(dim(`Kept in ${workspace.shown(workspace.dir)}`), width, " "));
  return 0;
}

/** What became of an exercise, in one line. */
function story({ id, exercise }: CatalogExercise, own: ExerciseRecord): string {
  const facts = [
    own.passed ? `passed ${ago(new Date(own.passed.at))}` : "",
    !own.passed && own.last ? `${own.last.outcome} ${ago(new Date(own.last.at))}` : "",
    own.checks > 0 ? count(own.checks, "check") : "",
    own.hints > 0 ? count(own.hints, "hint") : "",
    own.solution?.beforePass ? "solution seen first" : "",
  ];
  return `${id} ${shownName(exercise)}  ${dim(facts.filter(Boolean).join(" · "))}`;
}
