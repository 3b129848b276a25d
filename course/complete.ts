import { type CatalogLesson, loadDemos } from "./catalog.ts";
import { type Command, GLOBAL_OPTIONS } from "./command.ts";

/** A word that could stand here. */
export interface Candidate {
  readonly word: string;
  /** What it means, in a few words. */
  readonly about: string;
}

/** What there is to choose from. */
export interface Completable {
  readonly commands: readonly Command[];
  readonly lessons: readonly CatalogLesson[];
}

/** A word of a usage: `NN/n`, `[NN]`, `<n or name>`, `demo`, `bash|zsh`. */
const PART = /<[^>]*>|\S+/g;

/**
 * The words that the last one of `words` could become: commands first, then what the usage of the
 * command has at that place, and its options.
 *
 * @param words What was typed after `deno task`; the last one may be empty.
 */
export async function complete(
  words: readonly string[],
  all: Completable,
): Promise<Candidate[]> {
  const [first, ...rest] = words[0] === "course" ? words.slice(1) : words;
  const last = words.at(-1) ?? "";
  const found = await candidates(first ?? "", rest, last, all);
  return found.filter(({ word }) => word.startsWith(last));
}

async function candidates(
  first: string,
  rest: readonly string[],
  last: string,
  { commands, lessons }: Completable,
): Promise<Candidate[]> {
  if (rest.length === 0) {
    return commands.map(({ name, summary }) => ({ word: name, about: summary }));
  }
  const command = commands.find(({ name }) => name === first);
  if (command === undefined) return [];
  if (last.startsWith("-")) {
    return Object.entries({ ...command.options, ...GLOBAL_OPTIONS })
      .map(([name, { help }]) => ({ word: `--${name}`, about: help }));
  }
  const typed = rest.filter((word) => !word.startsWith("-"));
  const found: Candidate[] = [];
  for (const usage of command.usage) {
    const parts = partsOf(usage, first);
    const isSame = typed.slice(0, -1).every((word, n) => fits(word, parts[n]));
    const part = parts[typed.length - 1];
    if (isSame && part !== undefined) found.push(...await wordsFor(part, typed, lessons));
  }
  return found.filter(({ word }, n) => found.findIndex((other) => other.word === word) === n);
}

/** The parts after the command, without the brackets of what may be left out. */
function partsOf(usage: string, name: string): string[] {
  const parts = usage.match(PART)!;
  return parts.slice(parts.indexOf(name) + 1).map((part) => part.replace(/^\[(.*)\]$/, "$1"));
}

function fits(word: string, part: string | undefined): boolean {
  return part !== undefined && (!isLiteral(part) || part.split("|").includes(word));
}

function isLiteral(part: string): boolean {
  return /^[a-z|-]+$/.test(part);
}

async function wordsFor(
  part: string,
  typed: readonly string[],
  lessons: readonly CatalogLesson[],
): Promise<Candidate[]> {
  if (isLiteral(part)) return part.split("|").map((word) => ({ word, about: "" }));
  if (part === "NN") return lessons.map(({ lesson }) => ({ word: lesson.id, about: lesson.title }));
  if (part === "NN/n") {
    return lessons.flatMap(({ exercises }) =>
      exercises.map(({ id, exercise }) => ({ word: id, about: exercise.title }))
    );
  }
  if (part === "<n or name>") {
    const lesson = lessons.find(({ lesson }) => lesson.id === typed[0]?.padStart(2, "0"));
    const demos = lesson === undefined ? [] : await loadDemos(lesson);
    return demos.map(({ name, demo }) => ({ word: name, about: demo.title }));
  }
  return [];
}
