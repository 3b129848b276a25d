import { explore, type ExploreOptions } from "../explore/explore.ts";
import { follow } from "../explore/follow.ts";
import { askedSchedule } from "./asked_schedule.ts";
import { ScheduleFailure } from "./schedule_failure.ts";
import { AssertionError } from "@std/assert";

/**
 * States that a program comes out right whatever the schedule, as far as it is explored.
 *
 * With the variable `INTERLEAVE_REPLAY` set to a token, only that schedule is run: "does my code still
 * fail like that?"
 *
 * @param options The program, and how far to explore it.
 * @throws {ScheduleFailure} with the smallest schedule that fails.
 * @throws {AssertionError} if the program could not be explored.
 *
 * @example
 * ```ts
 * import { assertNoScheduleFails } from "interleave/checks";
 * import { assertRejects } from "@std/assert";
 *
 * const module = `data:text/javascript,${encodeURIComponent(`
 *   import { program } from "interleave/explore";
 *   export const counter = program({
 *     shared: (m) => ({ count: m.int("count") }),
 *     threads: { A: (s) => s.count.add(1), B: (s) => s.count.store(s.count.load() + 1) },
 *     check(s) {
 *       if (s.count.load() !== 2) throw new Error("an update was lost");
 *     },
 *   });
 * `)}`;
 *
 * await assertRejects(
 *   () => assertNoScheduleFails({ module, program: "counter" }),
 *   Error,
 *   "an update was lost",
 * );
 * ```
 */
export async function assertNoScheduleFails<S = never>(options: ExploreOptions<S>): Promise<void> {
  if (askedSchedule !== undefined) {
    const trace = await follow(options, askedSchedule);
    if (trace.kind === "ok") return;
    throw new ScheduleFailure(`It fails under the schedule ${askedSchedule}`, trace);
  }
  const { kind, failure, summary, advice } = await explore(options);
  if (kind === "ok") return;
  const reason = [summary, ...advice].join("\n");
  throw failure === undefined ? new AssertionError(reason) : new ScheduleFailure(reason, failure);
}
