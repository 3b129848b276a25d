import { bold, dim } from "@std/fmt/colors";
import { shownName } from "../catalog.ts";
import type { Command, Context } from "../command.ts";
import { fitCode } from "../fit_code.ts";
import { lateMarkdown } from "../late_markdown.ts";
import { exerciseOf } from "../lookup.ts";
import { stateOf } from "../progress.ts";
import { shellWord } from "../shell_word.ts";
import { typed, wrap } from "../text.ts";
import { Usage } from "../usage.ts";

export const command: Command = {
  name: "solution",
  usage: ["solution NN/n"],
  summary: "Our solution, once yours has passed",
  maxArgs: 1,
  options: { anyway: { help: "before yours has passed; your progress keeps a note of it" } },
  run,
};

async function run(context: Context): Promise<number> {
  const { args, options, screen, progress, workspace, json } = context;
  const exercise = await exerciseOf(args[0], "solution");
  const passed = await stateOf(exercise, await progress.read()) === "passed";
  if (!passed && !options.anyway) {
    throw new Usage(
      `Yours has not passed yet: \`${typed(`check ${exercise.id}`)}\`. To see ours first, type ` +
        `\`${typed(`solution ${exercise.id} --anyway`)}\`.`,
    );
  }
  await progress.changeExercise(exercise, (own) => {
    own.solution ??= { at: new Date().toISOString(), beforePass: !passed };
  });

  const text = await Deno.readTextFile(exercise.solution);
  const file = workspace.shown(exercise.solution);
  if (json) {
    screen.json({ exercise: exercise.id, file: exercise.solution, text });
    return 0;
  }
  const { highlight } = await lateMarkdown();
  const { width } = screen;
  screen.print(
    ` ${bold(`${exercise.id} ${shownName(exercise.exercise)}`)}  ${dim("our solution")}\n`,
  );
  screen.print(wrap(highlight(fitCode(text.trimEnd(), width - 3)), width, "   "));
  const own = workspace.shown(workspace.fileOf(exercise));
  screen.print(`\n${wrap(`It is in ${screen.link(exercise.solution, file)}`, width, " ", "   ")}`);
  const both = `${shellWord(own)} ${shellWord(file)}`;
  screen.print(wrap(`Beside yours:  git diff --no-index ${both}`, width, " ", "   "));
  return 0;
}
