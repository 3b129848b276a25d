/**
 * What the files of a lesson must be like, as far as reading them can tell.
 *
 * @module
 */
import { basename, join, relative } from "@std/path";
import {
  type CatalogDemo,
  type CatalogExercise,
  type CatalogLesson,
  shownName,
} from "./catalog.ts";

/** The chapters of every README, in order. */
export const HEADINGS = [
  "The problem",
  "The idea",
  "In this library",
  "Try it",
  "Exercises",
  "What goes wrong",
  "Words",
  "Coming from Python",
] as const;

/** A demo fits on a screen or two. */
const DEMO_LINES = 80;

/** Files that nothing refers to, and names that two things share. */
export function layoutProblems(
  { lesson, folder, readme, exercises }: CatalogLesson,
  demos: readonly CatalogDemo[],
): string[] {
  const known = new Set([
    join(folder, "mod.ts"),
    join(folder, "demos.ts"),
    join(folder, "exercises.ts"), // where mod.ts would be long
    readme,
    ...demos.map(({ file }) => file),
    ...exercises.flatMap(({ file, solution, check, wrong }) => [
      file,
      solution,
      check,
      ...wrong.map(({ file }) => file),
    ]),
  ]);
  const strays = filesIn(folder)
    .filter((file) => !known.has(file) && !basename(file).startsWith("_"))
    .map((file) =>
      `${relative(folder, file)} belongs to no demo and no exercise: name it in demos.ts or ` +
      "mod.ts, begin it with _ if others import it, or remove it"
    );
  return [
    ...strays,
    ...leftToDo(lesson.summary),
    ...lesson.needs.filter((id) => !(id < lesson.id))
      .map((id) => `it needs lesson ${id}, which does not come before it`),
    ...repeated(demos.map(({ name }) => name)).map((name) => `two demos are called ${name}`),
    ...repeated(exercises.map(({ exercise }) => shownName(exercise)))
      .map((name) => `two exercises are called ${name}`),
  ];
}

/** Whether the README has its chapters, all of them, in order and no others. */
export function readmeProblems({ readme }: CatalogLesson): string[] {
  let text: string;
  try {
    text = Deno.readTextFileSync(readme);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return ["there is no README.md"];
    throw error;
  }
  // A `#` inside of a code block is a comment of the shell.
  const prose = text.replace(/^```.*?^```/gms, "");
  const found = [...prose.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!.trim());
  const wrong = HEADINGS.findIndex((heading, n) => found[n] !== heading);
  if (wrong !== -1) {
    return [`heading ${wrong + 1} is "${found[wrong] ?? "missing"}", not "${HEADINGS[wrong]}"`];
  }
  return [
    ...found.slice(HEADINGS.length).map((heading) => `"${heading}" is no heading of a lesson`),
    ...leftToDo(text),
  ];
}

/** Whether a demo says in its first line what one will see, and is short. */
export function demoTextProblems({ file, demo }: CatalogDemo): string[] {
  const lines = Deno.readTextFileSync(file).trimEnd().split("\n");
  const problems = demo.shows.flatMap(leftToDo);
  if (!/^\/\/ \S/.test(lines[0]!)) {
    problems.push("its first line is no comment that says what one will see");
  }
  if (lines.length > DEMO_LINES) {
    problems.push(`it has ${lines.length} lines; ${DEMO_LINES} are the limit`);
  }
  return problems;
}

/** Whether an exercise shows its holes, its solution has none, and the hints are there. */
export function exerciseTextProblems({ file, solution, exercise }: CatalogExercise): string[] {
  const problems = exercise.practises.flatMap(leftToDo);
  if (!Deno.readTextFileSync(file).includes("// TODO: ")) {
    problems.push("the exercise has no `// TODO: …`, so nobody knows where to begin");
  }
  if (/\bTODO\b/.test(Deno.readTextFileSync(solution))) problems.push("the solution has a TODO");
  if (exercise.hints.length !== 3 || exercise.hints.some((hint) => hint.trim() === "")) {
    problems.push("it needs three hints with something in them");
  }
  if (Object.keys(exercise.wrong).length === 0) {
    problems.push("it has no wrong answer, so nobody knows what its check refuses");
  }
  return problems;
}

/** What `new` left for the author to write. */
function leftToDo(text: string): string[] {
  return [...text.matchAll(/^TODO: .*$/gm)].map(([line]) => line);
}

function filesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) => {
    const path = join(folder, name);
    return isDirectory ? filesIn(path) : [path];
  }).sort();
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, n) => names.indexOf(name) !== n))];
}
