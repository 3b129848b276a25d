import { bold } from "@std/fmt/colors";
import { loadCatalog, shownName } from "../catalog.ts";
import type { Command, Context } from "../command.ts";
import { exerciseReport, nextLine } from "../exercise_screen.ts";
import { standing } from "../progress.ts";
import { wrap } from "../text.ts";

export const command: Command = {
  name: "next",
  usage: ["next"],
  summary: "What to do next",
  maxArgs: 0,
  run,
};

async function run(context: Context): Promise<number> {
  const { screen, progress, workspace, json } = context;
  const now = await standing(await loadCatalog(), await progress.read());
  const { next, here } = now;
  if (json) {
    screen.json(next ? { ...exerciseReport(next, now), file: workspace.fileOf(next) } : null);
    return 0;
  }
  if (next && here) {
    const { title, level } = next.exercise;
    const name = `${bold(`${next.id} ${shownName(next.exercise)}`)} (${level}): ${title}`;
    screen.print(wrap(name, screen.width, " "));
    screen.print(wrap(`Lesson ${next.lesson}, ${here.lesson.title}`, screen.width, " "));
  }
  screen.print(await nextLine(next, context));
  return 0;
}
