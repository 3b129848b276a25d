import { table } from "../explore/report/table.ts";
import type { Kind } from "../explore/report/kind.ts";
import type { Trace } from "../explore/report/trace.ts";

/** A schedule, for people and for the explorer. */
export interface ShownSchedule {
  /** How it came out: `"deadlock"`, `"check-failed"`, … */
  readonly kind: Kind;
  /** A column for each thread, a line for each step. */
  readonly table: string;
  /** The same for a screen of 40 columns. */
  readonly narrow: string;
  /** What plays these steps again. */
  readonly token: string;
  /** Step by step, for programs. */
  readonly trace: Trace;
}

/** A claim about schedules that does not hold, and the schedule that shows it. */
export class ScheduleFailure extends Error {
  /** The name of this class, for messages. */
  override readonly name = "ScheduleFailure";
  /** Why, without the schedule. */
  readonly reason: string;
  /** The schedule. */
  readonly schedule: ShownSchedule;

  /** Joins the reason and the schedule to a message. */
  constructor(reason: string, trace: Trace) {
    const shown = table(trace, { width: 80 });
    super(`${reason}\n\n${shown}`);
    this.reason = reason;
    this.schedule = {
      kind: trace.kind,
      table: shown,
      narrow: table(trace, { width: 40 }),
      token: trace.replay,
      trace,
    };
  }
}
