/**
 * Every schedule of the same code: finds the one that breaks a program, and shows it step by step.
 *
 * A `program()` is shared objects and threads that use them, in ordinary synchronous code. `explore()`
 * runs it under one schedule after the other: first all without a preemption, then with one, with two;
 * then all that can come out differently. What fails (a check, an error, a deadlock, a livelock) comes
 * back as the smallest schedule that does so, with a token to `replay()` it.
 *
 * ```ts ignore
 * // counter.ts
 * import { explore, program, table } from "interleave/explore";
 *
 * export const counter = program({
 *   shared: (m) => ({ count: m.int("count") }),
 *   threads: {
 *     A: (s) => s.count.store(s.count.load() + 1),
 *     B: (s) => s.count.store(s.count.load() + 1),
 *   },
 *   check(s) {
 *     if (s.count.load() !== 2) throw new Error("an update was lost");
 *   },
 * });
 *
 * if (import.meta.main) {
 *   const report = await explore({ module: import.meta.url, program: counter });
 *   console.log(report.summary);
 *   if (report.failure !== undefined) console.log(table(report.failure));
 * }
 * ```
 *
 * What it does not see: what plain reads and writes do on real threads beyond any order of steps (it
 * reports them as data races instead), and code that is not in the threads of the program.
 *
 * @module
 */

export { expectOutcomes, type OutcomeExpectation } from "./explore/expect_outcomes.ts";
export { explore, type ExploreOptions, replay } from "./explore/explore.ts";
export { exploreTest, type ExploreTestOptions } from "./explore/explore_as_test.ts";
export { follow } from "./explore/follow.ts";
export type { Memory } from "./explore/model/memory.ts";
export type {
  Barrier,
  Condition,
  Event,
  Lock,
  Queue,
  RLock,
  Semaphore,
  SharedArray,
  SharedInt,
  Value,
} from "./explore/model/nouns.ts";
export { pause } from "./explore/nouns/pause.ts";
export type { ExploreLimits } from "./explore/options.ts";
export { type Program, program } from "./explore/program.ts";
export type { Kind } from "./explore/report/kind.ts";
export type { DataRace, Report, ReportPart } from "./explore/report/report.ts";
export { type RealReport, realRun, type RealRunOptions } from "./explore/real/real_run.ts";
export { table, type TableOptions } from "./explore/report/table.ts";
export { isReplayToken } from "./explore/report/token.ts";
export { timelineOf } from "./explore/report/timeline_of.ts";
export type { LeftThread, Trace, TraceStep } from "./explore/report/trace.ts";
export type { Strategy } from "./explore/search/investigate.ts";
export type { TimelineEvent } from "./timeline/event.ts";
export type { SyncWaitOptions } from "./waiting.ts";
