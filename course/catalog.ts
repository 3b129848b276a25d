/**
 * The lessons as they lie on the disk: `mod.ts` and `demos.ts` say what there is, the folders hold the
 * files.
 *
 * The n-th entry of a list belongs to the file that begins with n and carries its name. Both are
 * compared, so that a renamed file or a moved entry is noticed here and not in front of a learner.
 *
 * @module
 */
import { fromFileUrl, join, resolve, toFileUrl } from "@std/path";
import { toKebabCase, toSnakeCase } from "@std/text";
import type { Demo, DemosModule, Exercise, Lesson, LessonModule, WrongAnswer } from "./kit.ts";

/** A demo and its file. */
export interface CatalogDemo {
  /** Its place in the lesson, from 1. */
  readonly number: number;
  /** The name that is shown and typed: `two-forks`. */
  readonly name: string;
  /** Absolute path of `demos/02_two_forks.ts`. */
  readonly file: string;
  /** As the lesson describes it. */
  readonly demo: Demo;
}

/** A wrong answer and its file. */
export interface CatalogWrongAnswer {
  /** The word in its file name. */
  readonly variant: string;
  /** Absolute path of `wrong/03_collect.serial.ts`. */
  readonly file: string;
  /** As the lesson describes it. */
  readonly answer: WrongAnswer;
}

/** An exercise and its files, all as absolute paths. */
export interface CatalogExercise {
  /** `"01/3"`. */
  readonly id: string;
  /** Its place in the lesson, from 1. */
  readonly number: number;
  /** The lesson's id, `"01"`. */
  readonly lesson: string;
  /** The lesson's folder, absolute. */
  readonly folder: string;
  /** As the lesson describes it. */
  readonly exercise: Exercise;
  /** The file as shipped, which is never written to. */
  readonly file: string;
  /** Absolute path of our solution. */
  readonly solution: string;
  /** Absolute path of its check. */
  readonly check: string;
  /** The wrong answers that the check must refuse. */
  readonly wrong: readonly CatalogWrongAnswer[];
}

/** A lesson and its exercises; `loadDemos()` gives its demos. */
export interface CatalogLesson {
  /** The head of the lesson. */
  readonly lesson: Lesson;
  /** Absolute path of the lesson's folder. */
  readonly folder: string;
  /** Absolute path of its `README.md`. */
  readonly readme: string;
  /** In the order in which they are solved. */
  readonly exercises: readonly CatalogExercise[];
}

/** All lessons, in order. */
export interface Catalog {
  /** Absolute path of the folder that holds them. */
  readonly root: string;
  /** In the order of their ids. */
  readonly lessons: readonly CatalogLesson[];
}

/** Where a lesson folder lies, before anything in it has been read. */
export interface LessonFolder {
  /** The two digits of the folder. */
  readonly id: string;
  /** Absolute path of the lesson's folder. */
  readonly folder: string;
}

/** The lessons on the disk are not what their modules say: a fault of the authors. */
export class CatalogError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "CatalogError";
}

/** The lessons of this repository; `INTERLEAVE_LESSONS` puts other ones in their place. */
export function lessonsFolder(): string {
  const other = Deno.env.get("INTERLEAVE_LESSONS");
  return other ? resolve(other) : fromFileUrl(new URL("../lessons", import.meta.url));
}

/** The lesson folders under `root`, in order, without loading any of them. */
export function lessonFolders(root: string = lessonsFolder()): LessonFolder[] {
  return names(root)
    .filter((name) => /^\d\d_/.test(name))
    .map((name) => ({ id: name.slice(0, 2), folder: join(root, name) }));
}

/** Loads every lesson under `root`. */
export async function loadCatalog(root: string = lessonsFolder()): Promise<Catalog> {
  const lessons = await Promise.all(lessonFolders(root).map(load));
  return { root, lessons };
}

/**
 * Loads one lesson and no other, so that opening lesson 01 costs nothing for the other ten.
 *
 * @returns The lesson, or `undefined` when there is none with this id.
 */
export async function loadLesson(
  id: string,
  root: string = lessonsFolder(),
): Promise<CatalogLesson | undefined> {
  const found = lessonFolders(root).find((lesson) => lesson.id === id);
  return found && await load(found);
}

/**
 * Loads the demos of a lesson, in the order in which they are shown.
 *
 * With them comes all of the library that they show, so whoever can do without does not load them.
 */
export async function loadDemos(
  { lesson, folder }: Pick<CatalogLesson, "lesson" | "folder">,
): Promise<CatalogDemo[]> {
  const { demos }: DemosModule = await importFrom(folder, "demos.ts");
  if (!demos) {
    throw new CatalogError(
      `Cannot load the demos of lesson ${lesson.id}: its demos.ts exports no demos`,
    );
  }
  const files = paired(folder, "demos", Object.keys(demos).map(toSnakeCase), "demos.ts");
  return Object.entries(demos).map(([key, demo], n) => ({
    number: n + 1,
    name: toKebabCase(key),
    file: files[n]!,
    demo,
  }));
}

/** An exercise's name as it is shown and typed: `lost-update` for `02_lost_update.ts`. */
export function shownName(exercise: Exercise): string {
  return exercise.name.replaceAll("_", "-");
}

async function load({ id, folder }: LessonFolder): Promise<CatalogLesson> {
  const { lesson, exercises }: LessonModule = await importFrom(folder, "mod.ts");
  if (!lesson || !exercises) {
    throw new CatalogError(`Cannot load lesson ${id}: its mod.ts exports no lesson, exercises`);
  }
  if (lesson.id !== id) {
    throw new CatalogError(
      `Cannot load lesson ${id}: its mod.ts says "${lesson.id}"; give folder and id one number`,
    );
  }
  const exerciseNames = exercises.map((exercise) => exercise.name);
  const [files, solutions, checks] = ["exercises", "solutions", "checks"].map((part) =>
    paired(folder, part, exerciseNames, "mod.ts")
  ) as [string[], string[], string[]];

  return {
    lesson,
    folder,
    readme: join(folder, "README.md"),
    exercises: exercises.map((exercise, n) => ({
      id: `${id}/${n + 1}`,
      number: n + 1,
      lesson: id,
      folder,
      exercise,
      file: files[n]!,
      solution: solutions[n]!,
      check: checks[n]!,
      wrong: wrongAnswers(folder, n, exercise),
    })),
  };
}

async function importFrom<M>(folder: string, module: string): Promise<M> {
  return await import(toFileUrl(join(folder, module)).href);
}

/** The files of `folder/part`, one for each name in `list`, once both are known to agree. */
function paired(
  folder: string,
  part: string,
  wanted: readonly string[],
  list: string,
): string[] {
  const files = numbered(join(folder, part));
  const length = Math.max(files.length, wanted.length);
  return Array.from({ length }, (_, n) => {
    const expected = wanted[n] === undefined ? undefined : fileName(n, wanted[n]);
    if (files[n] !== expected) {
      throw new CatalogError(
        `Cannot pair entry ${n + 1} of ${part} in ${folder}: ${list} asks for ` +
          `${expected ?? "nothing"}, the folder has ${files[n] ?? "nothing"}; name both alike`,
      );
    }
    return join(folder, part, files[n]!);
  });
}

function wrongAnswers(folder: string, n: number, exercise: Exercise): CatalogWrongAnswer[] {
  const stem = fileName(n, exercise.name).slice(0, -3);
  const files = numbered(join(folder, "wrong")).filter((file) => file.startsWith(`${stem}.`));
  const expected = Object.keys(exercise.wrong).map((variant) => `${stem}.${variant}.ts`);
  const odd = expected.find((file) => !files.includes(file)) ??
    files.find((file) => !expected.includes(file));
  if (odd !== undefined) {
    throw new CatalogError(
      `Cannot pair the wrong answers of ${exercise.name} in ${folder}: ${odd} is ` +
        `${files.includes(odd) ? "not in mod.ts" : "not in the folder wrong"}; name it in both`,
    );
  }
  return Object.entries(exercise.wrong).map(([variant, answer]) => ({
    variant,
    file: join(folder, "wrong", `${stem}.${variant}.ts`),
    answer,
  }));
}

function fileName(n: number, name: string): string {
  return `${String(n + 1).padStart(2, "0")}_${name}.ts`;
}

/** The numbered files of a folder; others (`_shared.ts`) are helpers and belong to no entry. */
function numbered(folder: string): string[] {
  return names(folder).filter((name) => /^\d\d_.*\.ts$/.test(name));
}

function names(folder: string): string[] {
  try {
    return [...Deno.readDirSync(folder)].map((entry) => entry.name).sort();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
