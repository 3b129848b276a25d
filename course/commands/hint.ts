import { bold } from "@std/fmt/colors";
import { shownName } from "../catalog.ts";
import type { Command, Context } from "../command.ts";
import { lateMarkdown } from "../late_markdown.ts";
import { exerciseOf } from "../lookup.ts";
import { takeHint } from "../progress.ts";
import { typed, wrap } from "../text.ts";

export const command: Command = {
  name: "hint",
  usage: ["hint NN/n"],
  summary: "The next hint: a nudge, where to look, nearly the code",
  maxArgs: 1,
  options: { all: { help: "all three at once" } },
  run,
};

async function run({ args, options, screen, progress, json }: Context): Promise<number> {
  const exercise = await exerciseOf(args[0], "hint");
  const { hints } = exercise.exercise;
  const taken = await takeHint(progress, exercise, options.all === true);

  const first = options.all ? 0 : taken - 1;
  const shown = hints.slice(first, taken);
  if (json) {
    const name = shownName(exercise.exercise);
    screen.json({ exercise: exercise.id, name, first: first + 1, hints: shown, of: hints.length });
    return 0;
  }
  const { markdown } = await lateMarkdown();
  shown.forEach((hint, n) => {
    screen.print(` ${bold(`Hint ${first + n + 1} of ${hints.length}`)}`);
    screen.print(wrap(markdown(hint, screen.width - 3), screen.width, "   "));
  });
  const more = taken < hints.length
    ? `One more: \`${typed(`hint ${exercise.id}`)}\``
    : `There are no more. \`${typed(`solution ${exercise.id} --anyway`)}\` shows our answer.`;
  screen.print(wrap(more, screen.width, " "));
  return 0;
}
