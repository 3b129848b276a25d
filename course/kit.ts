/**
 * What a lesson is made of: the types that `lessons/` is written against.
 *
 * A lesson folder `lessons/NN_name/` has `mod.ts` (exports `lesson` and `exercises`; these may come from an
 * `exercises.ts` beside it), `demos.ts` (exports `demos`), `README.md`, and the folders `demos exercises
 * solutions checks wrong`. The n-th entry of `demos` lives in `demos/NN_its_name.ts`, the n-th exercise in
 * `exercises/NN_its_name.ts`, and so on.
 *
 * @module
 */

/** The head of a lesson. */
export interface Lesson {
  /** Two digits, as in the folder's name. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** One sentence for the list. */
  readonly summary: string;
  /** How long it takes to read it and to solve its exercises, in minutes. */
  readonly minutes: number;
  /** Ids of the lessons that it builds on. */
  readonly needs: readonly string[];
}

/** What a demo or an exercise needs of the machine. */
export type Need = "linux" | "fork" | "ffi" | "two cores" | "redis";

/** A question that is asked before a demo runs, on a terminal only. */
export interface Prediction {
  /** What is asked. */
  readonly question: string;
  /** The answers to choose from, by letter: `{ a: "7", b: "42" }`. */
  readonly choices: Readonly<Record<string, string>>;
  /** The letter of the right one. */
  readonly answer: string;
  /** Why, in one sentence; shown after the run. */
  readonly because: string;
}

/** A small program that shows one thing on a real run, and fails when it was not there. */
export interface Demo {
  /** What it is about, in a few words. */
  readonly title: string;
  /** The topics of the course that it shows, by id: `["B6"]`. */
  readonly shows: readonly string[];
  /** What it needs of the machine; nothing if not given. */
  readonly needs?: readonly Need[];
  /** A question that is asked before; none if not given. */
  readonly predict?: Prediction;
  /** Runs it: prints with `say()`, states with `claim()` of `interleave/timeline`. */
  run(): void | Promise<void>;
}

/** A wrong answer that the check must refuse, and for which reason. */
export interface WrongAnswer {
  /** What somebody who writes this has misunderstood. */
  readonly mistake: string;
  /** The verdict that it gets. */
  readonly verdict: "failed" | "crashed" | "timed out" | "deadlocked" | "schedule-dependent";
  /** The claim that refuses it (not needed for `crashed`). */
  readonly claim?: string;
}

/** Who sees a result when: the levels of Gradescope. */
export type Visibility = "visible" | "hidden" | "after_due_date" | "after_published";

/** How an exercise counts when it is graded. */
export interface Grading {
  /** Whole points by the name of the claim; 1 for a claim that is not named. */
  readonly points?: Readonly<Record<string, number>>;
  /** A whole number that multiplies the points of all its claims; 1 if not given. */
  readonly weight?: number;
  /** By the name of the claim; `"visible"` for a claim that is not named. */
  readonly visibility?: Readonly<Record<string, Visibility>>;
}

/** An exercise: its file, solution, check and wrong answers share its name. */
export interface Exercise {
  /** The name in the file: `"collect"` for `03_collect.ts`; words joined by `_`. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** How hard it is for somebody who has read the lesson. */
  readonly level: "easy" | "medium" | "hard";
  /** Topics of the course that it practises, by id. */
  readonly practises: readonly string[];
  /** What it needs of the machine; nothing if not given. */
  readonly needs?: readonly Need[];
  /** From a nudge, over "where to look", to nearly the code. */
  readonly hints: readonly [string, string, string];
  /** How long one check may take, in milliseconds; 10 000 if not given. */
  readonly deadline?: number;
  /** How it counts; a point for each claim if not given. */
  readonly grading?: Grading;
  /**
   * Changes that `verify` makes to the solution and that are right as well, by the name it gives them,
   * with the reason: `{ "swapped order (line 12)": "nobody waits between the two" }`.
   */
  readonly harmless?: Readonly<Record<string, string>>;
  /** The classic wrong answers, by the variant in their file name: `03_collect.serial.ts`. */
  readonly wrong: Readonly<Record<string, WrongAnswer>>;
}

/** What `lessons/NN_name/mod.ts` exports. */
export interface LessonModule {
  /** Its head. */
  readonly lesson: Lesson;
  /** In the order in which they are solved. */
  readonly exercises: readonly Exercise[];
}

/** What `lessons/NN_name/demos.ts` exports. */
export interface DemosModule {
  /** By camelCase name, in the order in which they are shown. */
  readonly demos: Readonly<Record<string, Demo>>;
}
