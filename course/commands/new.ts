import { lessonFolders, lessonsFolder } from "../catalog.ts";
import type { Command, Context } from "../command.ts";
import { lessonOf } from "../lookup.ts";
import { KINDS, newExercise, newLesson } from "../scaffold.ts";
import { typed, wrap } from "../text.ts";
import { Usage } from "../usage.ts";

export const command: Command = {
  name: "new",
  usage: ["course new lesson NN NAME", "course new exercise NN NAME"],
  summary: "For authors: begin a lesson or an exercise from one that works",
  details: "Its texts say TODO where yours belong, and `verify` lists what is left to do.",
  maxArgs: 3,
  options: { like: { value: "KIND", help: `an exercise of which kind: ${KINDS.join(", ")}` } },
  run,
};

async function run(context: Context): Promise<number> {
  const { args: [what, id, name], options, screen, workspace, json } = context;
  if (what !== "lesson" && what !== "exercise") {
    const problem = what === undefined ? "A new what?" : `Nothing is called ${what} here.`;
    throw new Usage(`${problem} Say it as in \`${typed("course new lesson 12 locks")}\`.`);
  }
  if (!/^\d\d$/.test(id ?? "") || !/^[a-z]\w*$/.test(name ?? "")) {
    const line = typed(`course new ${what} 12 turn_stile`);
    throw new Usage(`It needs a number and a name in small letters: \`${line}\`.`);
  }
  const files = what === "lesson"
    ? await lesson(id!, name!)
    : await exercise(id!, name!, options.like);
  if (json) {
    screen.json({ files });
    return 0;
  }
  for (const file of files) {
    screen.print(
      wrap(`New: ${screen.link(file, workspace.shown(file))}`, screen.width, " ", "   "),
    );
  }
  const then = `What is left to do: \`${typed(`verify ${id}`)}\``;
  screen.print(wrap(then, screen.width, " ", "   "));
  return 0;
}

async function lesson(id: string, name: string): Promise<string[]> {
  const taken = lessonFolders().find((each) => each.id === id);
  if (taken) throw new Usage(`There is a lesson ${id} already: ${taken.folder}.`);
  return await newLesson(lessonsFolder(), id, name);
}

async function exercise(
  id: string,
  name: string,
  like: string | boolean = "together",
): Promise<string[]> {
  const lesson = await lessonOf(id);
  const kind = KINDS.find((each) => each === String(like).replaceAll("-", "_"));
  if (kind === undefined) throw new Usage(`No kind ${like}. There are ${KINDS.join(", ")}.`);
  try {
    return await newExercise(lesson, name, kind);
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    throw new Usage(`${error.message} already.`);
  }
}
