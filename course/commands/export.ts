import type { Command, Context } from "../command.ts";
import { replaceFile } from "../files.ts";
import { exportProgress } from "../portable_progress.ts";
import { count, typed, wrap } from "../text.ts";

export const command: Command = {
  name: "export",
  usage: ["course export [FILE]"],
  summary: "Your progress and your answers in one file, for another computer",
  details:
    "Without a file it writes to standard output. The other computer reads it with `import`.",
  maxArgs: 1,
  run,
};

async function run({ args: [file], screen, workspace, progress, json }: Context): Promise<number> {
  const all = await exportProgress(workspace.dir, progress);
  if (file === undefined) {
    screen.json(all);
    return 0;
  }
  await replaceFile(file, JSON.stringify(all, null, 2) + "\n");
  const [files, exercises] = [all.files, all.progress.exercises].map((each) =>
    Object.keys(each).length
  ) as [number, number];
  if (json) screen.json({ file, files, exercises });
  else {
    const what = `${count(files, "file")} and what is known about ${count(exercises, "exercise")}`;
    const then = `There: \`${typed(`course import ${file}`)}\``;
    screen.print(wrap(`${what}: ${file}`, screen.width, " ", "   "));
    screen.print(wrap(then, screen.width, " ", "   "));
  }
  return 0;
}
