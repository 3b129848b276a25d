/**
 * A learner's work in one file, for another computer: what they have done, and what they wrote.
 *
 * @module
 */
import { dirname, join } from "@std/path";
import { putBeside, readText } from "./files.ts";
import type { ExerciseRecord, Pass, Progress, ProgressRecord } from "./progress.ts";

const VERSION = 1;

/** What `export` writes and `import` reads. */
export interface PortableProgress {
  /** Which form this is; only 1 is known. */
  readonly interleave: number;
  readonly progress: ProgressRecord;
  /** The learner's files: texts by their path in the folder, `01_processes/03_collect.ts`. */
  readonly files: Readonly<Record<string, string>>;
}

/** What an import has changed. Paths are absolute. */
export interface ImportResult {
  /** Exercises that count as passed now and did not before, by id. */
  readonly passed: readonly string[];
  /** Files that were not there. */
  readonly added: readonly string[];
  /** Files that were there with another text: the imported ones lie beside them, under a number. */
  readonly beside: readonly string[];
}

/** An exercise's file, and nothing outside of the folder. */
const EXERCISE_FILE = /^\d\d_\w+\/\d\d_\w+\.ts$/;

/** Takes everything together that the learner in `dir` has done. */
export async function exportProgress(dir: string, progress: Progress): Promise<PortableProgress> {
  const files: Record<string, string> = {};
  for (const path of filesIn(dir)) files[path] = await Deno.readTextFile(join(dir, path));
  return { interleave: VERSION, progress: await progress.read(), files };
}

/**
 * Adds what was done elsewhere to what was done here. Nothing here is lost or overwritten, and a
 * second time changes nothing.
 *
 * @throws {TypeError} if it is not what `export` has written.
 */
export async function importProgress(
  text: string,
  dir: string,
  progress: Progress,
): Promise<ImportResult> {
  const { progress: other, files } = parse(text);
  const passed: string[] = [];
  await progress.change((record) => {
    record.lesson ??= other.lesson!;
    if (other.puzzles) record.puzzles = { ...other.puzzles, ...record.puzzles };
    for (const [id, theirs] of Object.entries(other.exercises)) {
      const ours = record.exercises[id];
      if (theirs.passed && !ours?.passed) passed.push(id);
      record.exercises[id] = ours ? merge(ours, theirs) : theirs;
    }
  });
  const added: string[] = [];
  const beside: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const file = join(dir, path);
    const own = await readText(file);
    if (own === text) continue;
    if (own !== undefined) {
      const copy = await putBeside(file, text);
      if (copy !== undefined) beside.push(copy);
      continue;
    }
    await Deno.mkdir(dirname(file), { recursive: true });
    await Deno.writeTextFile(file, text, { createNew: true });
    added.push(file);
  }
  return { passed, added, beside };
}

/** Of two records of one exercise, what both of them know. */
function merge(ours: ExerciseRecord, theirs: ExerciseRecord): ExerciseRecord {
  const last = [ours.last, theirs.last].filter((each) => each !== undefined).sort(byTime).at(-1);
  const [solution] = [ours.solution, theirs.solution].filter((each) => each !== undefined)
    .sort(byTime);
  const passed = earlierPass(ours.passed, theirs.passed);
  return {
    ...ours,
    checks: Math.max(ours.checks, theirs.checks),
    hints: Math.max(ours.hints, theirs.hints),
    ...(last ? { last } : {}),
    ...(passed ? { passed } : {}),
    ...(solution ? { solution } : {}),
  };
}

/** The first pass of the exercise as it is now: of two versions of it, the later one counts. */
function earlierPass(ours: Pass | undefined, theirs: Pass | undefined): Pass | undefined {
  if (!ours || !theirs) return ours ?? theirs;
  const [first, second] = [ours, theirs].sort(byTime) as [Pass, Pass];
  return first.shipped === second.shipped ? first : second;
}

function byTime(a: { readonly at: string }, b: { readonly at: string }): number {
  return a.at.localeCompare(b.at);
}

function filesIn(dir: string): string[] {
  return entriesOf(dir)
    .filter(({ isDirectory }) => isDirectory)
    .flatMap(({ name: folder }) =>
      entriesOf(join(dir, folder)).map(({ name }) => `${folder}/${name}`)
    )
    .filter((path) => EXERCISE_FILE.test(path) && !path.endsWith("_test.ts"))
    .sort();
}

function entriesOf(dir: string): Deno.DirEntry[] {
  try {
    return [...Deno.readDirSync(dir)];
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

/** It may come from anybody: every part is looked at before anything is changed. */
function parse(text: string): PortableProgress {
  let value: PortableProgress;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TypeError("it is no JSON");
  }
  if (value?.interleave !== VERSION) {
    throw new TypeError("it was not written by `export` of this version of the course");
  }
  const { progress, files } = value;
  if (!isObject(progress) || !isObject(progress.exercises) || !isObject(files)) {
    throw new TypeError("it has no progress or no files");
  }
  if (progress.lesson !== undefined && !/^\d\d$/.test(progress.lesson)) {
    throw new TypeError(`${progress.lesson} is no lesson`);
  }
  for (const [id, record] of Object.entries(progress.exercises)) {
    if (!/^\d\d\/\d+$/.test(id) || !isExerciseRecord(record)) {
      throw new TypeError(`what it says about exercise ${id} makes no sense`);
    }
  }
  for (const [id, puzzle] of Object.entries(progress.puzzles ?? {})) {
    if (!/^\w+$/.test(id) || !isDated(puzzle) || !Array.isArray(puzzle.turns)) {
      throw new TypeError(`what it says about the program ${id} makes no sense`);
    }
  }
  for (const [path, text] of Object.entries(files)) {
    if (!EXERCISE_FILE.test(path) || typeof text !== "string") {
      throw new TypeError(`${path} is no file of an exercise`);
    }
  }
  return value;
}

function isExerciseRecord(record: ExerciseRecord): boolean {
  if (!isObject(record)) return false;
  const { name, checks, hints, last, passed, solution } = record;
  const counts = [checks, hints].every((count) => Number.isInteger(count) && count >= 0);
  return typeof name === "string" && counts &&
    [last, passed, solution].every((each) => each === undefined || isDated(each)) &&
    (passed === undefined || [passed.shipped, passed.answer].every(isHash)) &&
    (last === undefined || /^[a-z -]{1,20}$/.test(last.outcome));
}

function isDated(value: { readonly at: string }): boolean {
  return isObject(value) && typeof value.at === "string" && !Number.isNaN(Date.parse(value.at));
}

function isHash(value: string): boolean {
  return /^[0-9a-f]{64}$/.test(value);
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
