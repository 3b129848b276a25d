/**
 * The one record that the grader writes, and that every report is drawn from.
 *
 * @module
 */
import type { Trace } from "interleave/explore";

/** How a check of one exercise ended. */
export type Outcome =
  | "passed"
  | "failed"
  | "schedule-dependent"
  | "deadlocked"
  | "timed out"
  | "crashed"
  | "does not compile"
  | "not started";

/** The order of steps in which a claim failed. */
export interface Schedule {
  /** How it came out: `"deadlock"`, `"check-failed"`, … */
  readonly kind?: string;
  /** For people: a column for each worker, a line for each step; at most 80 columns wide. */
  readonly table: string;
  /** The same for a screen of 40 columns. */
  readonly narrow?: string;
  /** For the explorer: what plays these steps again. */
  readonly token: string;
  /** For programs: step by step. */
  readonly trace?: Trace;
}

/** What became of one claim of a check. */
export interface ClaimResult {
  /** The claim in words, as the check states it. */
  readonly name: string;
  /** `not checked` when an earlier claim failed or the check ended before. */
  readonly outcome: "passed" | "failed" | "schedule-dependent" | "not checked";
  /** Milliseconds; 0 when not checked. */
  readonly ms: number;
  /** Why it failed, in plain text without colour. */
  readonly message?: string;
  /** Whether it failed because locks were waited for in a circle; the message names it. */
  readonly isDeadlock?: boolean;
  /** The schedule in which it failed, where one was found. */
  readonly schedule?: Schedule;
}

/** A process that was still there when the time was up, and what it was waiting for. */
export interface Waiting {
  readonly pid: number;
  /** Its name, as far as the system tells. */
  readonly name: string;
  /** The state letter (`R`, `S`, …). */
  readonly state: string;
  /** In words: "runs", "waits for a child to end", "reads from a pipe", … */
  readonly doing: string;
}

/** The verdict on one exercise. */
export interface Verdict {
  /** `"01/3"`. */
  readonly exercise: string;
  /** The exercise's name, `"collect"`. */
  readonly name: string;
  readonly outcome: Outcome;
  readonly claims: readonly ClaimResult[];
  /** What to know beyond the claims: the compiler's words, how it crashed, … */
  readonly message?: string;
  /** For `timed out` and `deadlocked`: who waited for what. */
  readonly waiting: readonly Waiting[];
  /** What the learner's code printed (both streams), cut at 64 KiB. */
  readonly output: string;
  /** How many bytes of output were cut. */
  readonly outputCut: number;
  /** What the check's numbers by chance began with, where that was set. */
  readonly seed?: number;
  /** Milliseconds from start to verdict. */
  readonly ms: number;
  /** The command that runs this check again. */
  readonly rerun: string;
}
