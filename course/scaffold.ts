/**
 * New lessons and new exercises: copies of a small one that is complete, with other names.
 *
 * The pattern lies in `scaffold/`, as a lesson that the compiler and `verify` look at like any other,
 * so that whoever begins with a copy begins with something that works.
 *
 * @module
 */
import { basename, dirname, fromFileUrl, join } from "@std/path";
import { stripTypeScriptTypes } from "node:module";
import { type ArrayExpression, parse } from "acorn";
import type { CatalogLesson } from "./catalog.ts";
import { readText, replaceFile } from "./files.ts";
import { specifier } from "./specifier.ts";

/** The folder of the pattern. */
export const SCAFFOLD: string = fromFileUrl(new URL("./scaffold/", import.meta.url));

const PATTERN = join(SCAFFOLD, "42_new_lesson");
const KIT = fromFileUrl(new URL("./kit.ts", import.meta.url));

/** The exercises of the pattern: work at the same time, break and mend a program, predict outcomes. */
export const KINDS = ["together", "break_it", "predict"] as const;

/** One of them. */
export type Kind = typeof KINDS[number];

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
 * @param like Which exercise of the pattern it begins as; see `KINDS`.
 * @returns The files, that of the entry last.
 * @throws {Deno.errors.AlreadyExists} if there is such an exercise.
 */
export async function newExercise(
  lesson: CatalogLesson,
  name: string,
  like: Kind = "together",
): Promise<string[]> {
  const { folder, exercises } = lesson;
  if (exercises.some(({ exercise }) => exercise.name === name)) {
    throw new Deno.errors.AlreadyExists(`Lesson ${lesson.lesson.id} has an exercise ${name}`);
  }
  const old = stemOf(KINDS.indexOf(like), like);
  const stem = stemOf(exercises.length, name);
  const list = await ExerciseList.of(folder);
  const made: string[] = [];
  for (const file of filesIn(PATTERN)) {
    if (!basename(file).replace(/^_/, "").startsWith(old)) continue;
    const text = await Deno.readTextFile(join(PATTERN, file));
    const path = join(folder, file.replace(old, stem));
    await write(path, text.replaceAll(old, stem));
    made.push(path);
  }
  const entry = (await ExerciseList.of(PATTERN)).entry(KINDS.indexOf(like));
  await list.add(entry.replace(`"${like}"`, `"${name}"`));
  return [...made, list.file];
}

function stemOf(index: number, name: string): string {
  return `${String(index + 1).padStart(2, "0")}_${name}`;
}

/** `lost_update` for people: `Lost update`. */
function titleOf(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The list of exercises in the source of a lesson: `export const exercises = […]`. */
class ExerciseList {
  /** Where it stands. */
  readonly file: string;
  readonly #text: string;
  readonly #node: ArrayExpression;

  private constructor(file: string, text: string, node: ArrayExpression) {
    this.file = file;
    this.#text = text;
    this.#node = node;
  }

  static async of(folder: string): Promise<ExerciseList> {
    for (const name of ["exercises.ts", "mod.ts"]) {
      const file = join(folder, name);
      const text = await readText(file) ?? "";
      const node = listIn(text);
      if (node !== undefined) return new ExerciseList(file, text, node);
    }
    throw new Deno.errors.NotFound(
      `Cannot enter an exercise in ${folder}: no file there has \`export const exercises = […]\``,
    );
  }

  /** The source of the n-th entry, from 0. */
  entry(n: number): string {
    const { start, end } = this.#node.elements[n]!;
    return this.#text.slice(start, end);
  }

  /** Writes the file with one more entry. */
  async add(entry: string): Promise<void> {
    const text = this.#text;
    const { elements, start, end } = this.#node;
    const after = elements.at(-1)?.end ?? start + 1;
    const rest = text.slice(after, end - 1).replace(/^\s*,/, "").trimEnd(); // a comment, maybe
    const comma = elements.length > 0 ? "," : "";
    const next = text.slice(0, after) + comma + rest + `\n  ${entry},\n` + text.slice(end - 1);
    await replaceFile(this.file, next);
  }
}

function listIn(text: string): ArrayExpression | undefined {
  // Types become blanks, so that nothing moves.
  const script = stripTypeScriptTypes(text);
  const { body } = parse(script, { ecmaVersion: "latest", sourceType: "module" });
  for (const node of body) {
    if (node.type !== "ExportNamedDeclaration") continue;
    if (node.declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of node.declaration.declarations) {
      const isList = id.type === "Identifier" && id.name === "exercises";
      if (isList && init?.type === "ArrayExpression") return init;
    }
  }
  return undefined;
}

async function write(path: string, text: string): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  const placed = text.replace(/"(\.\.\/)+kit\.ts"/, () => `"${specifier(dirname(path), KIT)}"`);
  await Deno.writeTextFile(path, placed, { createNew: true });
}

function filesIn(folder: string, below = ""): string[] {
  return [...Deno.readDirSync(join(folder, below))].flatMap(({ name, isDirectory }) => {
    const path = join(below, name);
    return isDirectory ? filesIn(folder, path) : [path];
  }).sort();
}
