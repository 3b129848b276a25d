/**
 * The formats in which a grade is told.
 *
 * @module
 */
import type { GradeRecord } from "./grade.ts";
import { classroom50 } from "./reports/classroom50.ts";
import { exercism } from "./reports/exercism.ts";
import { gradescope } from "./reports/gradescope.ts";
import { json } from "./reports/json.ts";
import { junit } from "./reports/junit.ts";
import { tap } from "./reports/tap.ts";
import { text } from "./reports/text.ts";

/** A format. */
export interface Format {
  /** The whole record in it. */
  write(record: GradeRecord): string;
  /**
   * Whether the exit code tells the result: 1 when not everything passed. For the others anything but
   * 0 means that the grader itself is broken.
   */
  readonly tellsByExitCode: boolean;
}

/** By the name that is typed. */
export const FORMATS: Readonly<Record<string, Format>> = {
  text: { write: (record) => text(record), tellsByExitCode: true },
  json: { write: json, tellsByExitCode: true },
  junit: { write: junit, tellsByExitCode: true },
  tap: { write: tap, tellsByExitCode: true },
  gradescope: { write: gradescope, tellsByExitCode: false },
  exercism: { write: exercism, tellsByExitCode: false },
  classroom50: { write: (record) => classroom50(record), tellsByExitCode: false },
};
