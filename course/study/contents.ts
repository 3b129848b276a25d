import { dirname, fromFileUrl, join } from "@std/path";
import {
  type CatalogLesson,
  type LessonFolder,
  lessonFolders,
  lessonsFolder,
  loadLesson,
} from "../catalog.ts";
import { readText, replaceFile } from "../files.ts";
import { cacheFolder } from "./cache_folder.ts";
import { hashOf } from "./hash_of.ts";

/** A lesson that cannot be loaded. */
export interface BrokenLesson extends LessonFolder {
  /** Why, in the words of the one who has tried. */
  readonly error: string;
}

/** All lessons, in order, their demos left out; one that is broken hides no other. */
export type Contents = readonly (CatalogLesson | BrokenLesson)[];

interface Kept {
  readonly state: string;
  readonly lessons: readonly CatalogLesson[];
}

/** What the form of what is kept depends on. */
const CATALOG = fromFileUrl(new URL("../catalog.ts", import.meta.url));

/**
 * The lessons without their demos.
 *
 * With a demo comes most of the library: to load all lessons takes a third of a second. So what was loaded
 * once is kept in the user's cache, until a file is added, renamed or removed, or `mod.ts`, or another file
 * beside it, is changed.
 *
 * @param file Where it is kept.
 * @param root The folder of the lessons.
 */
export async function readContents(
  file: string = join(cacheFolder(), "contents.json"),
  root: string = lessonsFolder(),
): Promise<Contents> {
  const folders = lessonFolders(root);
  const state = await stateOf(folders);
  const kept = parse(await readText(file));
  if (kept?.state === state) return kept.lessons;
  const contents = await Promise.all(folders.map((each) => load(each, root)));
  if (contents.every(isWhole)) {
    const lessons = contents.map((lesson) => ({ ...lesson, demos: [] }));
    await keep(file, { state, lessons }).catch(() => {}); // then they are loaded again
  }
  return contents;
}

/** Whether a lesson can be opened. */
export function isWhole(lesson: CatalogLesson | BrokenLesson): lesson is CatalogLesson {
  return "lesson" in lesson;
}

async function load(
  { id, folder }: LessonFolder,
  root: string,
): Promise<CatalogLesson | BrokenLesson> {
  try {
    const lesson = await loadLesson(id, root);
    if (lesson !== undefined) return lesson;
    return { id, folder, error: "Cannot load the lesson: its folder has gone" };
  } catch (error) {
    return { id, folder, error: error instanceof Error ? error.message : String(error) };
  }
}

/** Changes with everything that the contents depend on. */
async function stateOf(folders: readonly LessonFolder[]): Promise<string> {
  const parts = folders.flatMap(({ folder }) => partsOf(folder));
  return await hashOf([Deno.readTextFileSync(CATALOG), ...parts]);
}

/** The texts of the modules in a folder, and the names of all that is in the folders there. */
function partsOf(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name, isDirectory }) => {
    const path = join(folder, name);
    if (isDirectory) return `${path}: ${[...Deno.readDirSync(path)].map(nameOf).sort()}`;
    return name.endsWith(".ts") ? `${path}: ${Deno.readTextFileSync(path)}` : path;
  }).sort();
}

function nameOf({ name }: Deno.DirEntry): string {
  return name;
}

async function keep(file: string, kept: Kept): Promise<void> {
  await Deno.mkdir(dirname(file), { recursive: true });
  await replaceFile(file, JSON.stringify(kept));
}

function parse(text: string | undefined): Kept | undefined {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
