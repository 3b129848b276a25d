import { type CatalogExercise, loadCatalog } from "../catalog.ts";
import type { Command, Context } from "../command.ts";
import { importLate } from "../import_late.ts";
import { lessonOf } from "../lookup.ts";
import { standing } from "../progress.ts";
import { Usage } from "../usage.ts";
import { typed } from "../text.ts";

export const command: Command = {
  name: "watch",
  usage: ["watch [NN]"],
  summary: "Check the current exercise whenever you save it; keys: n h l r q",
  details:
    "It goes on where you are, or with the exercises of one lesson. A save is checked within " +
    "a second; `r` checks without one. Nothing moves on before you press `n`. Without a terminal " +
    "there are no keys: it writes a verdict for each save, with --json a record on each line, until " +
    "it is ended.",
  maxArgs: 1,
  run,
};

async function run(context: Context): Promise<number> {
  const { args: [lesson], progress } = context;
  const catalog = await loadCatalog();
  const chosen = lesson === undefined ? catalog.lessons : [await lessonOf(lesson)];
  const exercises = chosen.flatMap((each) => each.exercises);
  if (exercises.length === 0) {
    throw new Usage(`Lesson ${lesson} has no exercises. Type \`${typed("list")}\`.`);
  }
  const { next, states } = await standing(catalog, await progress.read());
  const isOpen = ({ id }: CatalogExercise): boolean => states.get(id) !== "passed";
  const first = exercises.find(({ id }) => id === next?.id) ?? exercises.find(isOpen) ??
    exercises[0]!;
  // As late as a command, so that its help does not load what renders hints.
  const { watchExercises } = await importLate<typeof import("../watch/watch_exercises.ts")>(
    import.meta.resolve("../watch/watch_exercises.ts"),
  );
  return await watchExercises(exercises, exercises.indexOf(first), context);
}
