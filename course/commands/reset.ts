import type { Command, Context } from "../command.ts";
import { exerciseOf } from "../lookup.ts";
import { wrap } from "../text.ts";

export const command: Command = {
  name: "reset",
  usage: ["reset NN/n"],
  summary: "Start an exercise afresh",
  details: "Your file is kept beside the new one, under the same name and a number.",
  maxArgs: 1,
  run,
};

async function run({ args, screen, workspace, json }: Context): Promise<number> {
  const exercise = await exerciseOf(args[0], "reset");
  const { file, backup } = await workspace.reset(exercise);
  if (json) {
    screen.json({ exercise: exercise.id, file, backup: backup ?? null });
    return 0;
  }
  const { width } = screen;
  const shown = screen.link(file, workspace.shown(file));
  screen.print(wrap(`As at the beginning: ${shown}`, width, " ", "   "));
  if (backup) screen.print(wrap(`What you had: ${workspace.shown(backup)}`, width, " ", "   "));
  return 0;
}
