/**
 * Writes into `lessons/README.md` which demo shows which topic, as the demos say themselves.
 *
 * @module
 */
import { fromFileUrl, relative } from "@std/path";
import { type CatalogLesson, loadCatalog } from "../course/catalog.ts";

const LESSONS = fromFileUrl(new URL("../lessons/", import.meta.url));

/** A line of a table: `| B6 | Zombies | … |`. */
const ROW = /^\| ([A-K]\d+) \| (.*) \| .*\|$/gm;

/** The ids of the topics in the text. */
export function topicIds(text: string): string[] {
  return [...text.matchAll(ROW)].map(([, id]) => id!);
}

/** The text with the demos of `lessons` in the last column of its tables. */
export function withDemos(text: string, lessons: readonly CatalogLesson[]): string {
  return text.replace(
    ROW,
    (_, id: string, topic: string) => `| ${id} | ${topic} | ${links(id, lessons)} |`,
  );
}

function links(id: string, lessons: readonly CatalogLesson[]): string {
  return lessons.flatMap(({ lesson, demos }) =>
    demos.filter(({ demo }) => demo.shows.includes(id)).map(({ number, name, file }) =>
      `[${lesson.id} ${number} ${name}](${relative(LESSONS, file).replaceAll("\\", "/")})`
    )
  ).join(", ");
}

if (import.meta.main) {
  const file = `${LESSONS}README.md`;
  const text = await Deno.readTextFile(file);
  await Deno.writeTextFile(file, withDemos(text, (await loadCatalog()).lessons));
}
