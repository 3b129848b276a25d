/**
 * For the checks of exercises: input that nobody can know beforehand, words for a failure, a stage on
 * which a learner's function runs while one looks at it from outside, evidence that work was done at
 * the same time and under a lock, and claims about all schedules of a program.
 *
 * A function of the C library is bound when it is first used, and stays so. Importing this binds them
 * all, so that `deno test` suspects no claim to have forgotten to close something.
 *
 * @example
 * ```ts
 * import { assertSame, Chance } from "interleave/checks";
 *
 * const chance = new Chance();
 * const n = chance.int(1, 100);
 * assertSame(`twice ${n}   (seed ${chance.seed})`, n + n, 2 * n);
 * ```
 *
 * @module
 */

import { bindLibc } from "./system/libc.ts";
import { parentProcess } from "./workers/family.ts";
import { thisThread } from "./workers/this_thread.ts";

export { assertGuarded, type GuardedOptions } from "./evidence/assert_guarded.ts";
export { assertNoScheduleFails } from "./evidence/assert_no_schedule_fails.ts";
export { assertOverlap } from "./evidence/assert_overlap.ts";
export { assertPrediction, type Prediction } from "./evidence/assert_prediction.ts";
export {
  assertScheduleFails,
  assertScheduleHolds,
  type Schedule,
} from "./evidence/assert_schedule.ts";
export { assertSame, assertShown, type Facts } from "./evidence/assert_shown.ts";
export { assertWorkers, type EvidenceOptions } from "./evidence/assert_workers.ts";
export { Chance } from "./evidence/chance.ts";
export { ClosedDoor, waitAt } from "./evidence/closed_door.ts";
export { Letterbox } from "./evidence/letterbox.ts";
export { ScheduleFailure, type ShownSchedule } from "./evidence/schedule_failure.ts";
export {
  listProcesses,
  type Play,
  type Returned,
  Stage,
  type StageOptions,
} from "./evidence/stage.ts";
export type { ProcessState, ProcessStatus } from "./system/process_status.ts";
export { isAlive } from "./evidence/has_ended.ts";
export { valueOf } from "./evidence/value_of.ts";
export { Witness } from "./evidence/witness.ts";
export type { TimelineEvent } from "./timeline/event.ts";
export type * from "./explore.ts";

// What a claim starts, and imports the check once more, is not looked at.
if (parentProcess() === null && thisThread().isMain) bindLibc();
