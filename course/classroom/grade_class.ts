/**
 * Grades a class: a folder with a folder for each submission.
 *
 * @module
 */
import { pooledMap } from "@std/async";
import { cpuCount } from "interleave/system";
import { join } from "@std/path";
import {
  type Assignment,
  type GradedExercise,
  gradeExercise,
  type GradeOptions,
  type GradeRecord,
  notStarted,
  recordOf,
} from "../grade.ts";
import { Submission } from "../submission.ts";
import type { Journal } from "./journal.ts";

/** How to grade a class. */
export interface ClassOptions extends GradeOptions {
  /** Keeps what is graded, and knows what need not be graded again. */
  readonly journal: Journal;
  /** How many checks run at once; as many as there are processors if not given. */
  readonly parallel?: number;
  /** Told after each result, with all records as they are then. */
  readonly onResult?: (progress: ClassProgress) => void;
}

/** How far a class is graded. */
export interface ClassProgress {
  /** Results that there are, and that there will be. */
  readonly done: number;
  readonly total: number;
  /** A record for each submission, in the order of their names. */
  records(): GradeRecord[];
  /** The one that has just become complete, if any. */
  readonly completed?: GradeRecord;
}

/** One exercise of one submission. */
interface Task {
  readonly submission: Submission;
  readonly assignment: Assignment;
}

/** The submissions of a class, by name; hidden folders and links are none. */
export function submissionsOf(dir: string): Submission[] {
  return [...Deno.readDirSync(dir)]
    .filter(({ name, isDirectory }) => isDirectory && !name.startsWith("."))
    .map(({ name }) => new Submission(join(dir, name)))
    .sort((a, b) => a.name < b.name ? -1 : 1);
}

/**
 * Grades every exercise of every submission, as many at once as there are processors.
 *
 * A check that did not end in time while others ran may have been slowed down by them; it is run
 * again when nobody else does, and that counts. So no submission can cost another one its points.
 *
 * @returns A record for each submission, in the order of their names.
 * @throws the signal's reason.
 */
export async function gradeClass(
  submissions: readonly Submission[],
  assignments: readonly Assignment[],
  options: ClassOptions,
): Promise<GradeRecord[]> {
  const { journal, parallel = cpuCount(), signal, onResult } = options;
  const results = new Results(submissions, assignments, options.sandbox !== undefined);
  const slow: Task[] = [];

  const keep = ({ submission, assignment }: Task, graded: GradedExercise): void => {
    const completed = results.add(submission, assignment, graded);
    onResult?.({
      done: results.done,
      total: submissions.length * assignments.length,
      records: () => results.records(),
      ...(completed && { completed }),
    });
  };
  const grade = async (task: Task, isAlone: boolean): Promise<void> => {
    const { submission, assignment } = task;
    const entry = {
      submission: submission.name,
      exercise: assignment.exercise.id,
      key: await keyOf(task, options),
    };
    const before = journal.find(entry);
    if (before) return keep(task, before);
    let graded: GradedExercise;
    try {
      graded = await gradeExercise(assignment, submission, options);
    } catch (error) {
      signal?.throwIfAborted();
      // Whatever is wrong with this one is no reason to stop; the next run tries it again.
      return keep(task, notStarted(assignment, `Cannot be graded: ${(error as Error).message}`));
    }
    if (graded.outcome === "timed out" && !isAlone) {
      slow.push(task);
      return;
    }
    await journal.add({ ...entry, graded });
    keep(task, graded);
  };

  const tasks = submissions.flatMap((submission) =>
    assignments.map((assignment): Task => ({ submission, assignment }))
  );
  try {
    await Array.fromAsync(pooledMap(parallel, tasks, (task) => grade(task, parallel === 1)));
  } catch (error) {
    signal?.throwIfAborted(); // pooledMap wraps it
    throw error;
  }
  for (const task of slow) await grade(task, true);
  return results.records();
}

/** What there is so far. */
class Results {
  /** How many results there are. */
  done = 0;
  readonly #graded = new Map<Submission, Map<Assignment, GradedExercise>>();
  readonly #submissions: readonly Submission[];
  readonly #assignments: readonly Assignment[];
  readonly #sandboxed: boolean;

  constructor(
    submissions: readonly Submission[],
    assignments: readonly Assignment[],
    sandboxed: boolean,
  ) {
    this.#submissions = submissions;
    this.#assignments = assignments;
    this.#sandboxed = sandboxed;
    for (const submission of submissions) this.#graded.set(submission, new Map());
  }

  /** Adds a result; returns the record of its submission if that is complete now. */
  add(
    submission: Submission,
    assignment: Assignment,
    graded: GradedExercise,
  ): GradeRecord | undefined {
    const own = this.#graded.get(submission)!;
    own.set(assignment, graded);
    this.done++;
    return own.size === this.#assignments.length ? this.#record(submission) : undefined;
  }

  records(): GradeRecord[] {
    return this.#submissions.map((submission) => this.#record(submission));
  }

  #record(submission: Submission): GradeRecord {
    const own = this.#graded.get(submission)!;
    const exercises = this.#assignments.map((each) =>
      own.get(each) ?? notStarted(each, "Not graded yet")
    );
    const complete = own.size === this.#assignments.length;
    return recordOf(submission.name, exercises, { sandboxed: this.#sandboxed, complete });
  }
}

/** A digest of all that a result depends on. */
async function keyOf(
  { submission, assignment }: Task,
  { seed, sandbox }: GradeOptions,
): Promise<string> {
  const { exercise, claims } = assignment;
  const found = await submission.find(exercise);
  const parts = [
    "problem" in found ? found.problem : await Deno.readFile(found.file),
    await Deno.readFile(exercise.check),
    JSON.stringify([claims, exercise.exercise.grading, seed, sandbox !== undefined]),
  ];
  const blob = new Blob(parts.flatMap((part) => [part, "\0"]));
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return new Uint8Array(digest).toHex();
}
