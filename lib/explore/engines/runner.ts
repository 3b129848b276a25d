import type { Declared } from "../model/declared.ts";
import type { StatusCode } from "../model/state.ts";

/** What one run is asked to do. */
export interface Plan {
  /** Who makes each of the first steps. */
  readonly prefix: readonly number[];
  /** Who sleeps from the last prescribed step on: its steps were explored in another order. */
  readonly sleep?: number | undefined;
  /** Makes the steps beyond at random, and how. */
  readonly seed?: number | undefined;
  /** Whether to note the lines of the learner's code, and what it prints. */
  readonly withLines?: boolean | undefined;
}

/** How a run ended; the steps stand in the state. */
export interface Ending {
  readonly status: StatusCode;
  /** What was thrown, or what is wrong. */
  readonly error?: string | undefined;
  /** How the run came out, if it came to its end. */
  readonly outcome: string;
}

/** Limits of every run. */
export interface RunLimits {
  /** The most steps of a run. */
  readonly maxSteps: number;
  /** How many time-outs a thread may see while others can go on. */
  readonly timeouts: number;
  /** How many wake-ups for no reason a thread may see. */
  readonly spurious: number;
}

/** The limits if nobody asks for others. */
export const DEFAULT_LIMITS: RunLimits = { maxSteps: 400, timeouts: 1, spurious: 0 };

/** An engine: makes one run after the other, each from the beginning. */
export interface Runner {
  readonly state: Int32Array;
  readonly threads: readonly string[];
  readonly objects: readonly Declared[];
  /** Makes a run and waits for its end. */
  run(plan: Plan): Ending;
  /** What the threads have printed, if the plan asked for it. */
  printed(): readonly Printed[];
}

/** A line that a thread has printed after some step. */
export interface Printed {
  readonly step: number;
  readonly thread: number;
  readonly text: string;
}
