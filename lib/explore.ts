/**
 * Every schedule of the same code.
 *
 * @module
 */

export { explore, type ExploreOptions, replay } from "./explore/explore.ts";
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
export { type Program, program } from "./explore/program.ts";
export type { Kind } from "./explore/report/kind.ts";
export type { DataRace, Report, ReportPart } from "./explore/report/report.ts";
export type { LeftThread, Trace, TraceStep } from "./explore/report/trace.ts";
export { table, type TableOptions } from "./explore/report/table.ts";
