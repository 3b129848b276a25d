/**
 * Programs that a learner breaks by deciding whose turn it is. Each file of `puzzles/` is an ordinary
 * explored program; for the engine that has one thread, and so fits into a page, it is made stepwise.
 *
 * @module
 */
import type { PuzzleModule } from "./puzzle_run.ts";

/** A program to be broken. */
export interface Puzzle {
  /** Its file in `puzzles/`, and its address. */
  readonly id: string;
  /** The lesson it belongs to. */
  readonly lesson: string;
  readonly title: string;
  /** One sentence for the list, in Markdown. */
  readonly summary: string;
  /** What the program is meant to do, and what the learner is to bring about, in Markdown. */
  readonly task: string;
}

/** In the order of the lessons. */
export const PUZZLES: readonly Puzzle[] = [
  {
    id: "lost_update",
    lesson: "05",
    title: "A lost update",
    summary: "Two threads add 1 to a number. Make one of the two disappear.",
    task:
      "Each thread reads the count and writes it back, one higher. At the end the count should " +
      "be 2. **Make it 1.**",
  },
  {
    id: "last_ticket",
    lesson: "05",
    title: "The last ticket, sold twice",
    summary: "Every step is atomic, and yet both sellers sell the one ticket there is.",
    task: "There is one ticket left. Each seller looks whether there is one, and then takes it. " +
      "**Have both of them sell it.**",
  },
  {
    id: "two_accounts",
    lesson: "07",
    title: "Two accounts",
    summary: "Two transfers in opposite directions, each with a lock around both accounts.",
    task:
      "Each transfer locks the account it takes from, then the one it gives to. No update can " +
      "be lost. **Bring them to a point from which neither can go on.**",
  },
  {
    id: "peterson",
    lesson: "08",
    title: "Peterson's algorithm, two lines swapped",
    summary: "Mutual exclusion without a lock, and two lines in the wrong order.",
    task: "Each thread says that the other one goes first, and that it wants in itself; then it " +
      "waits while the other wants in and goes first. In Peterson's algorithm these two " +
      "announcements come in the other order. **Get both threads inside at once.**",
  },
];

/** The puzzles of a lesson. */
export function puzzlesOf(lesson: string): readonly Puzzle[] {
  return PUZZLES.filter((puzzle) => puzzle.lesson === lesson);
}

/** The program as it was written. */
export async function puzzleSource({ id }: Puzzle): Promise<string> {
  return await Deno.readTextFile(new URL(`./puzzles/${id}.ts`, import.meta.url));
}

/** The program as JavaScript whose threads are generators; its lines stay where they are. */
export async function puzzleScript(puzzle: Puzzle): Promise<string> {
  // With a parser, which nobody needs who does not play.
  const { toStepwise } = await import("interleave/to-stepwise");
  return toStepwise(await puzzleSource(puzzle));
}

/** Loads that program. */
export async function loadPuzzle(puzzle: Puzzle): Promise<PuzzleModule> {
  const script = await puzzleScript(puzzle);
  return await import(`data:text/javascript,${encodeURIComponent(script)}`);
}
