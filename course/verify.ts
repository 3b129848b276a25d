/**
 * The gate for authors: does a lesson keep what it promises?
 *
 * A check is only worth something if it refuses, so every wrong answer is handed in as well, and has
 * to be refused for the reason that its author gives.
 *
 * @module
 */
import { pooledMap } from "@std/async";
import {
  type CatalogDemo,
  type CatalogExercise,
  type CatalogLesson,
  loadDemos,
  loadLesson,
  shownName,
} from "./catalog.ts";
import { compileErrors, writeConfig } from "./compile.ts";
import { runDemo } from "./demos.ts";
import { missingNeeds } from "./needs.ts";
import {
  mutantProblems,
  mutantsOfSolution,
  solutionProblems,
  staleHarmless,
  unsolvedProblems,
  wrongAnswerProblems,
} from "./verify_answers.ts";
import {
  demoTextProblems,
  exerciseTextProblems,
  layoutProblems,
  readmeProblems,
} from "./verify_files.ts";
import { Watchdog } from "./watchdog.ts";

/** How thorough to be. */
export interface VerifyOptions {
  /**
   * With how many seeds each answer is judged: the solution has to pass with all of them, and a wrong
   * answer to be refused alike. If not given, 20 for the solution and 1 for the others.
   */
  readonly seeds?: number;
  /**
   * Whether to look at what is likely to break: of each exercise the solution and one that must be
   * refused, with one seed; no mutants, and of the types only what `deno check` sees. False if not given.
   */
  readonly quick?: boolean;
  /** Which one `quick` draws of those that must be refused: a whole number, by chance if not given. */
  readonly draw?: number | undefined;
  /** Whether to hand in what must be refused; true if not given. */
  readonly refused?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Told about each item when it is done; not in the order of the list. */
  readonly onItem?: (result: ItemResult) => void;
}

/** One thing that a lesson promises, and what is wrong with it. */
export interface ItemResult {
  /** The lesson, `"01"`. */
  readonly lesson: string;
  /** What was looked at: `"01/3 collect: solution"`. */
  readonly name: string;
  /** Sentences; none if it holds. */
  readonly problems: readonly string[];
  /** Why this machine could not look at it. */
  readonly skipped?: string;
  /** Milliseconds. */
  readonly ms: number;
}

interface Item {
  readonly name: string;
  readonly skipped?: string | null;
  look(): string[] | Promise<string[]>;
}

const SEEDS = 20;
/** Groups at a time; more would disturb each other on two cores. */
const AT_A_TIME = 2;

/**
 * Looks at everything in one lesson.
 *
 * @param id `"01"`.
 * @param root The folder of the lessons; that of the course if not given.
 * @returns The results, in the order of the lesson.
 * @throws the signal's reason.
 */
export async function verifyLesson(
  id: string,
  options: VerifyOptions = {},
  root?: string,
): Promise<ItemResult[]> {
  const { signal, onItem } = options;
  const start = performance.now();
  const told = (result: ItemResult): ItemResult => {
    onItem?.(result);
    return result;
  };
  let lesson: CatalogLesson | undefined;
  let demos: CatalogDemo[] = [];
  try {
    lesson = await loadLesson(id, root);
    if (lesson !== undefined) demos = await loadDemos(lesson);
  } catch (error) {
    const ms = performance.now() - start;
    return [told({ lesson: id, name: lesson ? "demos.ts" : "mod.ts", problems: [`${error}`], ms })];
  }
  if (lesson === undefined) throw new RangeError(`Cannot verify lesson ${id}: there is none`);
  const look = async ({ name, skipped, look }: Item): Promise<ItemResult> => {
    const start = performance.now();
    const problems = skipped ? [] : await look();
    const ms = performance.now() - start;
    return told({ lesson: id, name, problems, ms, ...(skipped ? { skipped } : {}) });
  };
  try {
    return await Array.fromAsync(pooledMap(AT_A_TIME, itemsOf(lesson, demos, options), look));
  } catch (error) {
    signal?.throwIfAborted(); // pooledMap wraps it
    throw error;
  }
}

/** What there is to look at; what takes long comes first, so that nothing long is left at the end. */
function itemsOf(
  lesson: CatalogLesson,
  demos: readonly CatalogDemo[],
  options: VerifyOptions,
): Item[] {
  const { signal, seeds, quick = false, refused: refuse = true } = options;
  const { draw = Math.floor(Math.random() * 2 ** 16) } = options;
  const { exercises } = lesson;
  const unlessQuick = <T>(items: readonly T[]): readonly T[] => quick ? [] : items;
  const every = <T>(items: readonly T[], make: (item: T) => Item | Item[]): Item[] =>
    items.flatMap(make);
  return [
    { name: "files", look: () => layoutProblems(lesson, demos) },
    { name: "README.md", look: () => readmeProblems(lesson) },
    ...every(exercises, (exercise) => ({
      name: `${titleOf(exercise)}: text`,
      look: () => [...exerciseTextProblems(exercise), ...staleHarmless(exercise)],
    })),
    ...unlessQuick([{ name: "types", look: () => typeProblems(lesson, signal) }]),
    ...every(exercises, (exercise) => {
      const name = titleOf(exercise);
      const skipped = missingNeeds(exercise.exercise.needs);
      const refused: Item[] = [
        ...exercise.wrong.map((wrong) => ({
          name: `${name}: wrong answer ${wrong.variant}`,
          skipped,
          look: () => wrongAnswerProblems(exercise, wrong, seeds ?? 1, signal),
        })),
        {
          name: `${name}: unsolved`,
          skipped,
          look: () => unsolvedProblems(exercise, seeds ?? 1, signal),
        },
      ];
      return [
        {
          name: `${name}: solution`,
          skipped,
          look: () => solutionProblems(exercise, seeds ?? (quick ? 1 : SEEDS), signal),
        },
        ...unlessQuick(mutantsOfSolution(exercise)).map((mutant) => ({
          name: `${name}: mutant, ${mutant.name}`,
          skipped,
          look: () => mutantProblems(exercise, mutant, signal),
        })),
        ...(!refuse ? [] : quick ? [refused[(draw + exercise.number) % refused.length]!] : refused),
      ];
    }),
    ...every(demos, (demo) => ({
      name: `demo ${demo.number} ${demo.name}`,
      skipped: missingNeeds(demo.demo.needs),
      look: () => demoProblems(demo, signal),
    })),
  ];
}

function titleOf({ id, exercise }: CatalogExercise): string {
  return `${id} ${shownName(exercise)}`;
}

/**
 * Everything as it stands, under the rules of the repository; then every check with its solution.
 * Two calls for the whole lesson, because the compiler takes longer than most checks.
 */
async function typeProblems(lesson: CatalogLesson, signal?: AbortSignal): Promise<string[]> {
  await using watchdog = new Watchdog();
  const { folder, exercises } = lesson;
  const solved = Object.fromEntries(exercises.map(({ file, solution }) => [file, solution]));
  const config = await writeConfig(watchdog.folder, solved);
  const errors = [
    await compileErrors([folder], { signal, watchdog }),
    await compileErrors(exercises.map(({ check }) => check), { config, signal, watchdog }),
  ];
  return errors.filter((error) => error !== null);
}

async function demoProblems(demo: CatalogDemo, signal?: AbortSignal): Promise<string[]> {
  const problems = demoTextProblems(demo);
  const decoder = new TextDecoder();
  let output = "";
  const { code, timedOut, waiting, leftovers } = await runDemo(demo, {
    signal,
    onOutput: (chunk) => output += decoder.decode(chunk, { stream: true }),
  });
  const list = [...waiting, ...leftovers].map(({ pid, name, doing }) =>
    `${name} (${pid}) ${doing}`
  );
  const last = output.trimEnd().split("\n").slice(-5).join("\n");
  if (timedOut) problems.push(`it did not end: ${list.join(", ")}`);
  else if (code !== 0) problems.push(`it ended with exit code ${code}:\n${last}`);
  if (leftovers.length > 0) problems.push(`it left processes running: ${list.join(", ")}`);
  return problems;
}
