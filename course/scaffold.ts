/**
 * New lessons and new exercises: copies of a small one that is complete, with other names.
 *
 * The pattern lies in `scaffold/`, as a lesson that the compiler and `verify` look at like any other,
 * so that whoever begins with a copy begins with something that works.
 *
 * @module
 */
import { basename, dirname, fromFileUrl, join, relative } from "@std/path";
import { stripTypeScriptTypes } from "node:module";
import { parse } from "acorn";
import type { CatalogLesson } from "./catalog.ts";

/** The folder of the pattern. */
export const SCAFFOLD: string = fromFileUrl(new URL("./scaffold/", import.meta.url));

const PATTERN = join(SCAFFOLD, "42_new_lesson");
const KIT = fromFileUrl(new URL("./kit.ts", import.meta.url));
const EXERCISE = "01_together";

/**
 * Makes the folder of a new lesson.
 *
 * @param root The folder of the lessons.
 * @param id Two digits.
 * @param name Words joined by `_`.
 * @returns The files, in the order in which one would write them.
 * @throws {Deno.errors.AlreadyExists} if there is such a folder.
 */
export async function newLesson(root: string, id: string, name: string): Promise<string[]> {
  const folder = join(root, `${id}_${name}`);
  await Deno.mkdir(folder);
  const files = [...filesIn(PATTERN)];
  for (const file of files) {
    const text = await Deno.readTextFile(join(PATTERN, file));
    const named = text.replaceAll("New lesson", titleOf(name)).replace('id: "42"', `id: "${id}"`)
      .replaceAll("lesson 42", `lesson ${id}`);
    await write(join(folder, file), named);
  }
  return files.map((file) => join(folder, file));
}

/**
 * Makes the files of a new exercise, the last one of its lesson, and enters it there.
 *
 * @param name Words joined by `_`.
 * @returns The files, that of the entry last.
 * @throws {Deno.errors.AlreadyExists} if there is such an exercise.
 */
export async function newExercise(lesson: CatalogLesson, name: string): Promise<string[]> {
  const { folder, exercises } = lesson;
  if (exercises.some(({ exercise }) => exercise.name === name)) {
    throw new Deno.errors.AlreadyExists(`Lesson ${lesson.lesson.id} has an exercise ${name}`);
  }
  const stem = `${String(exercises.length + 1).padStart(2, "0")}_${name}`;
  const [list, change] = await listOf(folder);
  const made: string[] = [];
  for (const file of filesIn(PATTERN)) {
    if (!basename(file).startsWith(EXERCISE) || file.startsWith("demos")) continue;
    const text = await Deno.readTextFile(join(PATTERN, file));
    const named = text.replaceAll(EXERCISE, stem).replace(/^ \* Together$/m, ` * ${titleOf(name)}`);
    const path = join(folder, file.replace(EXERCISE, stem));
    await write(path, named);
    made.push(path);
  }
  const entry = (await listOf(PATTERN))[1]("").match(/\n {2}\{\n[^]*\n {2}\},\n/)![0];
  await Deno.writeTextFile(list, change(entry.replace('"together"', `"${name}"`).slice(1)));
  return [...made, list];
}

/** `lost_update` for people: `Lost update`. */
function titleOf(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The file that has the list of exercises, and how a further entry gets into it. */
async function listOf(folder: string): Promise<[string, (entry: string) => string]> {
  for (const name of ["exercises.ts", "mod.ts"]) {
    const file = join(folder, name);
    const text = await Deno.readTextFile(file).catch(() => "");
    const end = endOfList(text);
    if (end !== undefined) return [file, (entry) => text.slice(0, end) + entry + text.slice(end)];
  }
  throw new Deno.errors.NotFound(
    `Cannot enter an exercise in ${folder}: no file there has \`export const exercises = […]\``,
  );
}

/** Where the bracket stands that closes the list. */
function endOfList(text: string): number | undefined {
  // Types become blanks, so that nothing moves.
  const { body } = parse(stripTypeScriptTypes(text), {
    ecmaVersion: "latest",
    sourceType: "module",
  });
  for (const node of body) {
    if (node.type !== "ExportNamedDeclaration") continue;
    if (node.declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of node.declaration.declarations) {
      const isList = id.type === "Identifier" && id.name === "exercises";
      if (isList && init?.type === "ArrayExpression") return init.end - 1;
    }
  }
  return undefined;
}

async function write(path: string, text: string): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  const kit = relative(dirname(path), KIT).replaceAll("\\", "/");
  const placed = text.replace(/"(\.\.\/)+kit\.ts"/, `"${kit}"`);
  await Deno.writeTextFile(path, placed, { createNew: true });
}

function filesIn(folder: string, below = ""): string[] {
  return [...Deno.readDirSync(join(folder, below))].flatMap(({ name, isDirectory }) => {
    const path = join(below, name);
    return isDirectory ? filesIn(folder, path) : [path];
  }).sort();
}
