import { bold } from "@std/fmt/colors";
import { lessonsFolder, loadCatalog } from "../catalog.ts";
import type { Command, Context } from "../command.ts";
import { nextLine } from "../exercise_screen.ts";
import { Progress, standing } from "../progress.ts";
import { shellWord } from "../shell_word.ts";
import { typed, wrap } from "../text.ts";
import { Usage } from "../usage.ts";
import { Workspace } from "../workspace.ts";

export const command: Command = {
  name: "init",
  usage: ["course init DIR"],
  summary: "Make a folder of your own to work in, wherever you like",
  details:
    "Inside of it `deno task lesson`, `check` and the others work as they do here. What is " +
    "there already stays as it is.",
  maxArgs: 1,
  run,
};

async function run(context: Context): Promise<number> {
  const { args: [dir], screen, json } = context;
  if (dir === undefined) {
    throw new Usage(`Which folder? Say it as in \`${typed("course init my-course")}\`.`);
  }
  const workspace = new Workspace(lessonsFolder(), dir);
  const progress = new Progress(workspace.dir, (line) => screen.notice(line));
  const { next } = await standing(await loadCatalog(), await progress.read());
  const line = await nextLine(next, { ...context, workspace, progress });
  if (json) {
    screen.json({ folder: workspace.dir, next: next?.id ?? null });
    return 0;
  }
  const { width } = screen;
  screen.print(wrap(`Your folder: ${bold(workspace.shown(workspace.dir))}`, width, " ", "   "));
  const folder = shellWord(workspace.shown(workspace.dir));
  screen.print(wrap(`Go there:  cd ${folder}`, width, " ", "   "));
  screen.print(wrap(`Begin:  ${typed("lesson")}`, width, " ", "   "));
  screen.print(line);
  return 0;
}
