/**
 * What a learner means by `1`, `01/3` or `01/collect`; who means nothing we have is told what there is.
 *
 * @module
 */
import { basename } from "@std/path";
import { closestString, levenshteinDistance } from "@std/text";
import {
  type CatalogDemo,
  CatalogError,
  type CatalogExercise,
  type CatalogLesson,
  lessonFolders,
  loadLesson,
  shownName,
} from "./catalog.ts";
import { typed } from "./text.ts";
import { Usage } from "./usage.ts";

/**
 * Loads the lesson that `word` means: `01`, `1` or `processes`.
 *
 * @throws {Usage} if there is none.
 */
export async function lessonOf(word: string): Promise<CatalogLesson> {
  const folders = lessonFolders();
  const id = /^\d+$/.test(word) ? String(Number(word)).padStart(2, "0") : undefined;
  const found = folders.find((each) =>
    each.id === id || basename(each.folder).slice(3) === word.replaceAll("-", "_")
  );
  const lesson = found && await loadLesson(found.id);
  if (lesson) return lesson;
  if (folders.length === 0) throw new CatalogError("Cannot find any lesson: the folder is empty");
  const range = rangeOf(folders.map((each) => each.id));
  throw new Usage(`No lesson ${word}. There ${range}; \`${typed("list")}\` shows them.`);
}

/**
 * Loads the exercise that `word` means: `01/3`, `1/3` or `01/collect`.
 *
 * @param command What the learner wanted of it, for the advice when `word` is missing.
 * @throws {Usage} if there is none.
 */
export async function exerciseOf(
  word: string | undefined,
  command: string,
): Promise<CatalogExercise> {
  if (word === undefined) {
    throw new Usage(`Which exercise? Say it as in \`${typed(`${command} 01/1`)}\`.`);
  }
  const [first = "", second, ...rest] = word.split("/");
  if (!second || rest.length > 0) {
    throw new Usage(`No exercise ${word}. Say it as in \`${typed(`${command} 01/1`)}\`.`);
  }
  const { lesson, exercises } = await lessonOf(first);
  const found = pick(exercises, second, ({ exercise }) => shownName(exercise));
  if (found) return found;
  const has = exercises.length === 0 ? "no exercises" : `exercises 1 to ${exercises.length}`;
  const advice = `\`${typed(`lesson ${lesson.id}`)}\` lists them.`;
  throw new Usage(`No exercise ${word}. Lesson ${lesson.id} has ${has}; ${advice}`);
}

/**
 * The one of a lesson's demos that `word` means: `3` or `two-forks`.
 *
 * @throws {Usage} if there is none.
 */
export function demoOf(
  { lesson }: CatalogLesson,
  demos: readonly CatalogDemo[],
  word: string | undefined,
): CatalogDemo {
  const found = word !== undefined && pick(demos, word, ({ name }) => name);
  if (found) return found;
  const problem = word === undefined ? "Which demo?" : `No demo ${word}.`;
  const names = demos.map(({ name }) => name);
  const near = word === undefined ? undefined : closest(word, names);
  const advice = near ? `Did you mean \`${near}\`?` : `There are: ${names.join(", ")}.`;
  throw new Usage(`${problem} Lesson ${lesson.id} has demos 1 to ${demos.length}. ${advice}`);
}

/** The one of `words` that was probably meant, if any is near enough. */
export function closest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const near = closestString(word, words);
  return levenshteinDistance(word, near) <= Math.ceil(word.length / 3) ? near : undefined;
}

function pick<T extends { number: number }>(
  items: readonly T[],
  word: string,
  nameOf: (item: T) => string,
): T | undefined {
  const name = word.replaceAll("_", "-");
  return items.find((item) =>
    /^\d+$/.test(word) ? item.number === Number(word) : nameOf(item) === name
  );
}

function rangeOf(ids: readonly string[]): string {
  return ids.length === 1 ? `is only ${ids[0]}` : `are ${ids[0]} to ${ids.at(-1)}`;
}
