import type { Command, Context } from "../command.ts";
import { readText } from "../files.ts";
import { importProgress, type ImportResult } from "../portable_progress.ts";
import { count, typed, wrap } from "../text.ts";
import { Usage } from "../usage.ts";

export const command: Command = {
  name: "import",
  usage: ["course import FILE"],
  summary: "Add what you did on another computer, from its `export`",
  details: "Nothing here is lost or overwritten: where both have a file, the imported one is put " +
    "beside yours, under a number.",
  maxArgs: 1,
  run,
};

async function run({ args: [file], screen, workspace, progress, json }: Context): Promise<number> {
  if (file === undefined) {
    throw new Usage(`Which file? Say it as in \`${typed("course import my-progress.json")}\`.`);
  }
  const text = await readText(file);
  if (text === undefined) throw new Usage(`No file ${file}.`);
  let result: ImportResult;
  try {
    result = await importProgress(text, workspace.dir, progress);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Usage(`Cannot import ${file}: ${error.message}.`);
  }
  if (json) {
    screen.json(result);
    return 0;
  }
  const { width } = screen;
  const { passed, added, beside } = result;
  screen.print(wrap(`${count(passed.length, "exercise")} more passed`, width, " ", "   "));
  for (const path of added) screen.print(wrap(`New: ${workspace.shown(path)}`, width, " ", "   "));
  for (const path of beside) {
    screen.print(wrap(`Beside yours: ${workspace.shown(path)}`, width, " ", "   "));
  }
  return 0;
}
