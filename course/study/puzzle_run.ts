/**
 * A program under a schedule that somebody makes up as they go; for the page and for the server.
 *
 * @module
 */
import { pause, type StepwiseProgram, type Trace } from "interleave/stepwise";
// Not by the door: a schedule that is not over yet is nothing that others ask for.
import { Generators } from "../../lib/explore/engines/generators.ts";
import { MAX_STEPS, Status } from "../../lib/explore/model/state.ts";
import { traceOf } from "../../lib/explore/report/trace.ts";

/** What a file of `puzzles/` exports, once it has been made stepwise. */
export interface PuzzleModule {
  make(pause: unknown): StepwiseProgram;
}

/** Where a program stands after some steps. */
export interface Position {
  /** The steps, and what each thread that is left would do next. */
  readonly trace: Trace;
  /** Whether no thread can go on, or something has been found to be wrong. */
  readonly isOver: boolean;
  /** Whether something is wrong. */
  readonly isBroken: boolean;
}

/** Longer schedules are not taken: the programs are done after some dozen steps. */
export const LONGEST = Math.min(300, MAX_STEPS);

/**
 * Runs the program from its beginning, as the learner decides, and stops where they have come to.
 *
 * @param turns Whose turn it is, by the number of the thread.
 * @throws {RangeError} if one of them could not go on when it was its turn, or there are too many.
 */
export function positionAfter({ make }: PuzzleModule, turns: readonly number[]): Position {
  if (turns.length > LONGEST) throw new RangeError(`Cannot make more than ${LONGEST} steps`);
  const runner = new Generators(make(pause), { maxSteps: turns.length });
  const { status, error } = runner.run({ prefix: turns, withLines: true });
  if (status === Status.diverged) {
    throw new RangeError("Cannot make this step: the thread waits, or has come to its end");
  }
  const isOver = status !== Status.tooLong;
  const isBroken = isOver && status !== Status.ok;
  const failure = isBroken ? { status, error, thread: -1 } : undefined;
  return { trace: traceOf(runner, "", "", failure), isOver, isBroken };
}
