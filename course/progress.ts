/**
 * What a learner has done, in `progress.json` of their folder.
 *
 * Exercises are kept by id together with the hash of the file that was shipped: when an update of the
 * course changes an exercise, its old pass stays on record and the exercise counts as open again.
 *
 * @module
 */
import { join } from "@std/path";
import type { Catalog, CatalogExercise, CatalogLesson } from "./catalog.ts";
import { exclusively, moveAside, readText, replaceFile } from "./files.ts";
import type { Outcome } from "./verdict.ts";

const VERSION = 1;

/** A pass: when, of which exercise, with which answer. */
export interface Pass {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** SHA-256 of the exercise as shipped, in hexadecimal. */
  readonly shipped: string;
  /** SHA-256 of the learner's file. */
  readonly answer: string;
}

/** What became of one exercise. */
export interface ExerciseRecord {
  /** The exercise's name, for people who read the file. */
  name: string;
  /** How often it was checked. */
  checks: number;
  /** The last check: when (ISO 8601), and how it ended. */
  last?: { at: string; outcome: Outcome };
  /** The first pass of the exercise as it was then. */
  passed?: Pass;
  /** Hints taken, 0 to 3. */
  hints: number;
  /** When our solution was first looked at, and whether that was before a pass. */
  solution?: { at: string; beforePass: boolean };
}

/** The whole file. */
export interface ProgressRecord {
  version: number;
  /** The lesson that was opened or worked on last. */
  lesson?: string;
  /** By exercise id. */
  exercises: Record<string, ExerciseRecord>;
  /** Programs that were broken by hand on the study page, by id: when, and whose turns it took. */
  puzzles?: Record<string, { at: string; turns: readonly number[] }>;
}

/** How an exercise stands: `changed` was passed, but we have changed it since. */
export type ExerciseState = "passed" | "changed" | "tried" | "open";

/** The learner's record, read anew for each use: two terminals may be open. */
export class Progress {
  readonly #dir: string;
  readonly #notice: (line: string) => void;

  /**
   * Names the file; it is made by the first change.
   *
   * @param dir The learner's folder.
   * @param notice Is told when the file cannot be read and a new one is begun.
   */
  constructor(dir: string, notice: (line: string) => void) {
    this.#dir = dir;
    this.#notice = notice;
  }

  /** Reads the record; an empty one when there is none. */
  async read(): Promise<ProgressRecord> {
    const file = join(this.#dir, "progress.json");
    const text = await readText(file);
    if (text === undefined) return { version: VERSION, exercises: {} };
    const record = parse(text);
    if (record !== undefined) return record;
    const backup = await moveAside(file);
    this.#notice(`Cannot read progress.json: it is kept as ${backup}, and a new one is begun`);
    return { version: VERSION, exercises: {} };
  }

  /** Reads the record, changes it, and writes it, alone among all commands that do so. */
  async change(change: (record: ProgressRecord) => void): Promise<void> {
    await exclusively(this.#dir, async () => {
      const record = await this.read();
      change(record);
      const text = JSON.stringify(record, null, 2) + "\n";
      await replaceFile(join(this.#dir, "progress.json"), text);
    });
  }

  /** Changes what is kept about one exercise, and notes that the learner is there. */
  async changeExercise(
    exercise: CatalogExercise,
    change: (record: ExerciseRecord) => void,
  ): Promise<void> {
    await this.change((record) => {
      record.lesson = exercise.lesson;
      change(record.exercises[exercise.id] ??= newRecord(exercise));
    });
  }
}

/** Notes a check that has ended. */
export async function noteCheck(
  progress: Progress,
  exercise: CatalogExercise,
  outcome: Outcome,
  answer: string,
): Promise<void> {
  const at = new Date().toISOString();
  const shipped = await sha256(await Deno.readTextFile(exercise.file));
  const hash = await sha256(answer);
  await progress.changeExercise(exercise, (record) => {
    record.name = exercise.exercise.name;
    record.checks++;
    record.last = { at, outcome };
    if (outcome === "passed" && record.passed?.shipped !== shipped) {
      record.passed = { at, shipped, answer: hash };
    }
  });
}

/**
 * Notes that one more hint was taken, or all of them.
 *
 * @returns How many have been, 1 to 3; there is no fourth.
 */
export async function takeHint(
  progress: Progress,
  exercise: CatalogExercise,
  all = false,
): Promise<number> {
  const most: number = exercise.exercise.hints.length;
  let taken = most;
  await progress.changeExercise(exercise, (own) => {
    if (!all) taken = Math.min(most, own.hints + 1);
    own.hints = Math.max(own.hints, taken);
  });
  return taken;
}

/** How an exercise stands. */
export async function stateOf(
  exercise: CatalogExercise,
  record: ProgressRecord,
): Promise<ExerciseState> {
  const own = record.exercises[exercise.id];
  if (own?.passed) {
    const shipped = await sha256(await Deno.readTextFile(exercise.file));
    return own.passed.shipped === shipped ? "passed" : "changed";
  }
  return own?.last ? "tried" : "open";
}

/** How all exercises stand, and where the learner goes on. */
export interface Standing {
  readonly states: ReadonlyMap<string, ExerciseState>;
  /** The lesson the learner is in. */
  readonly here: CatalogLesson | undefined;
  /** The exercise to do next; `undefined` when all have passed. */
  readonly next: CatalogExercise | undefined;
}

/**
 * Finds out where a learner stands: in the lesson they were in last, or, when its exercises have all
 * passed, in the next one that has any left, from the beginning again after the last.
 */
export async function standing(catalog: Catalog, record: ProgressRecord): Promise<Standing> {
  const { lessons } = catalog;
  const exercises = lessons.flatMap((lesson) => lesson.exercises);
  const states = new Map(
    await Promise.all(
      exercises.map(async (each) => [each.id, await stateOf(each, record)] as const),
    ),
  );
  const last = Math.max(0, lessons.findIndex(({ lesson }) => lesson.id === record.lesson));
  const fromHere = [...lessons.slice(last), ...lessons.slice(0, last)];
  const open = fromHere.flatMap((lesson) => lesson.exercises)
    .filter((each) => states.get(each.id) !== "passed");
  const next = open[0];
  const here = lessons.find(({ lesson }) => lesson.id === next?.lesson) ?? lessons[last];
  return { states, here, next };
}

/** How many exercises of a lesson have passed. */
export function passedIn(lesson: CatalogLesson, { states }: Standing): number {
  return lesson.exercises.filter((each) => states.get(each.id) === "passed").length;
}

function newRecord(exercise: CatalogExercise): ExerciseRecord {
  return { name: exercise.exercise.name, checks: 0, hints: 0 };
}

/** The record in a text, or `undefined` when it is not one of ours, or of a later version. */
function parse(text: string): ProgressRecord | undefined {
  try {
    const record = JSON.parse(text);
    const ok = record?.version === VERSION && typeof record.exercises === "object" &&
      record.exercises !== null;
    return ok ? record : undefined;
  } catch {
    return undefined;
  }
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(hash).toHex();
}
