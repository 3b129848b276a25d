import {
  type CatalogLesson,
  type LessonFolder,
  lessonFolders,
  lessonsFolder,
  loadLesson,
} from "../catalog.ts";

/** A lesson that cannot be loaded. */
export interface BrokenLesson extends LessonFolder {
  /** Why, in the words of the one who has tried. */
  readonly error: string;
}

/** All lessons, in order; one that is broken hides no other. */
export type Contents = readonly (CatalogLesson | BrokenLesson)[];

/**
 * Loads all lessons.
 *
 * @param root Their folder.
 */
export async function readContents(root: string = lessonsFolder()): Promise<Contents> {
  return await Promise.all(lessonFolders(root).map((each) => load(each, root)));
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
