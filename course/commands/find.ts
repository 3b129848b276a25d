import { bold, dim } from "@std/fmt/colors";
import { type CatalogLesson, loadCatalog, loadDemos, shownName } from "../catalog.ts";
import type { Command, Context } from "../command.ts";
import { count, excerpt, mark, spread, typed, wrap } from "../text.ts";
import { Usage } from "../usage.ts";

export const command: Command = {
  name: "find",
  usage: ["find WORD"],
  summary: "Search the lessons, their demos and exercises",
  details: "Looks at titles, texts, demos and tasks; a topic is found by its id, such as B6.",
  maxArgs: Infinity,
  run,
};

/** A line in which the word stands. */
interface Hit {
  /** From 1; nothing for a title. */
  readonly line?: number;
  readonly text: string;
}

/** A place of the course, what stands there, and how to get to it. */
interface Place {
  readonly lesson: string;
  readonly where: string;
  readonly command: string;
  readonly hits: readonly Hit[];
}

/** So many lines of one place are shown; `--json` has all of them. */
const SHOWN = 3;

async function run({ args, screen, json }: Context): Promise<number> {
  const word = args.join(" ");
  if (word === "") throw new Usage(`Which word? Say it as in \`${typed("find zombie")}\`.`);
  const { lessons } = await loadCatalog();
  const places = (await Promise.all(lessons.map((lesson) => search(lesson, word)))).flat();
  if (json) screen.json(places);
  else if (places.length === 0) {
    screen.print(` Nothing about ${word}; \`${typed("list")}\` shows the lessons.`);
  } else for (const place of places) screen.print(show(place, word, screen.width));
  return places.length > 0 ? 0 : 1;
}

/** The places of a lesson where the word stands, the lesson's own title first. */
async function search(
  lesson: CatalogLesson,
  word: string,
): Promise<Place[]> {
  const { readme, exercises } = lesson;
  const { id, title, summary } = lesson.lesson;
  const demos = await loadDemos(lesson);
  const places = [
    { where: title, command: `lesson ${id}`, titles: [title, summary], file: undefined },
    { where: "text", command: `lesson ${id} text`, titles: [], file: readme },
    ...demos.map(({ number, name, demo, file }) => ({
      where: `demo ${number}`,
      command: `lesson ${id} demo ${name}`,
      titles: [`${name}: ${demo.title}`, ...demo.shows],
      file,
    })),
    ...exercises.map(({ number, exercise, file }) => ({
      where: `exercise ${number}`,
      command: `check ${id}/${number}`,
      titles: [`${shownName(exercise)}: ${exercise.title}`, ...exercise.practises],
      file,
    })),
  ];
  const found = await Promise.all(places.map(async ({ where, command, titles, file }) => {
    const lines = file ? (await Deno.readTextFile(file)).split("\n") : [];
    const hits = [
      ...titles.map((text) => ({ text })),
      ...lines.map((text, n) => ({ line: n + 1, text: text.trim() })),
    ].filter(({ text }) => text.toLowerCase().includes(word.toLowerCase()));
    return { lesson: id, where, command: typed(command), hits };
  }));
  return found.filter(({ hits }) => hits.length > 0);
}

function show({ lesson, where, command, hits }: Place, word: string, width: number): string {
  const rest = hits.length - SHOWN;
  return [
    spread(` ${bold(`${lesson} · ${where}`)}`, command, width),
    ...hits.slice(0, SHOWN).map(({ line, text }) => {
      const lead = line === undefined ? "   " : dim(`${String(line).padStart(6)}  `);
      return lead + mark(excerpt(text, word, width - 8), word);
    }),
    ...(rest > 0 ? [dim(wrap(`… ${count(rest, "more line")}`, width, "        "))] : []),
  ].join("\n");
}
