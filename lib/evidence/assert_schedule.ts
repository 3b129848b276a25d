import { AssertionError } from "@std/assert";
import type { ExploreOptions } from "../explore/explore.ts";
import { follow } from "../explore/follow.ts";
import type { Trace } from "../explore/report/trace.ts";
import { ScheduleFailure } from "./schedule_failure.ts";

/** A schedule that a learner gives: whose turn it is, by the names of the threads; or a token. */
export type Schedule = string | readonly string[];

/**
 * States that a program fails under a schedule: for "find the schedule that breaks it".
 *
 * @param options The program as it was given.
 * @param schedule What the learner found.
 * @throws {AssertionError} if there is no schedule yet, or it names threads that there are not.
 * @throws {ScheduleFailure} if the program comes out right; the schedule shows how.
 *
 * @example
 * ```ts
 * import { assertScheduleFails, assertScheduleHolds } from "interleave/checks";
 *
 * const module = `data:text/javascript,${encodeURIComponent(`
 *   import { program } from "interleave/explore";
 *   export const counter = program({
 *     shared: (m) => ({ count: m.int("count") }),
 *     threads: {
 *       A: (s) => s.count.store(s.count.load() + 1),
 *       B: (s) => s.count.store(s.count.load() + 1),
 *     },
 *     check(s) {
 *       if (s.count.load() !== 2) throw new Error("an update was lost");
 *     },
 *   });
 * `)}`;
 *
 * await assertScheduleFails({ module, program: "counter" }, ["A", "B"]);
 * await assertScheduleHolds({ module, program: "counter" }, ["A", "A", "B"]);
 * ```
 */
export async function assertScheduleFails<S = never>(
  options: ExploreOptions<S>,
  schedule: Schedule,
): Promise<void> {
  const trace = await run(options, schedule);
  if (trace.kind !== "ok") return;
  throw new ScheduleFailure(facts(schedule, "the given code fails", "it comes out right"), trace);
}

/**
 * States that a program comes out right under a schedule that broke an earlier version of it.
 *
 * @param options The program as it is now.
 * @param schedule What broke it.
 * @throws {AssertionError} if there is no schedule yet, or it names threads that there are not.
 * @throws {ScheduleFailure} if the program fails again.
 */
export async function assertScheduleHolds<S = never>(
  options: ExploreOptions<S>,
  schedule: Schedule,
): Promise<void> {
  const trace = await run(options, schedule);
  if (trace.kind === "ok") return;
  const actual = trace.message ?? trace.kind;
  throw new ScheduleFailure(facts(schedule, "your code comes out right", actual), trace);
}

async function run<S>(options: ExploreOptions<S>, schedule: Schedule): Promise<Trace> {
  if (schedule.length === 0) {
    throw new AssertionError(facts(schedule, "whose turn it is, step by step", "nobody's"));
  }
  try {
    return await follow(options, schedule);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new AssertionError(facts(schedule, "a schedule of this program", error.message));
  }
}

function facts(schedule: Schedule, expected: string, actual: string): string {
  const input = typeof schedule === "string" ? schedule : schedule.join(" ");
  return `input     the schedule ${input || "(empty)"}\nexpected  ${expected}\nactual    ${actual}`;
}
