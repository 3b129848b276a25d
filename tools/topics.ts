/**
 * Writes into `lessons/README.md` which demo shows which topic, as the demos say themselves.
 *
 * @module
 */
import { fromFileUrl, relative } from "@std/path";
import { type CatalogDemo, loadCatalog, loadDemos } from "../course/catalog.ts";

const LESSONS = fromFileUrl(new URL("../lessons/", import.meta.url));

/** A line of a table: `| B6 | Zombies | … |`. */
const ROW = /^\| ([A-K]\d+) \| (.*) \| .*\|$/gm;

/** The ids of the topics in the text. */
export function topicIds(text: string): string[] {
  return [...text.matchAll(ROW)].map(([, id]) => id!);
}

/** A demo, and the id of its lesson. */
export interface LessonDemo extends CatalogDemo {
  readonly lesson: string;
}

/** The demos of all lessons, in order. */
export async function allDemos(): Promise<LessonDemo[]> {
  const { lessons } = await loadCatalog();
  const demos = await Promise.all(
    lessons.map(async (each) =>
      (await loadDemos(each)).map((demo) => ({ ...demo, lesson: each.lesson.id }))
    ),
  );
  return demos.flat();
}

/** The text with the demos in the last column of its tables. */
export function withDemos(text: string, demos: readonly LessonDemo[]): string {
  return text.replace(
    ROW,
    (_, id: string, topic: string) => `| ${id} | ${topic} | ${links(id, demos)} |`,
  );
}

function links(id: string, demos: readonly LessonDemo[]): string {
  return demos.filter(({ demo }) => demo.shows.includes(id)).map(({ lesson, number, name, file }) =>
    `[${lesson} ${number} ${name}](${relative(LESSONS, file).replaceAll("\\", "/")})`
  ).join(", ");
}

if (import.meta.main) {
  const file = `${LESSONS}README.md`;
  const text = await Deno.readTextFile(file);
  await Deno.writeTextFile(file, withDemos(text, await allDemos()));
}
