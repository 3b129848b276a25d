/**
 * The explorer on one thread, for programs whose threads are generators: no workers, no processes, no
 * shared memory, so that it runs on a web page too.
 *
 * `toStepwise()` of `interleave/to-stepwise` makes such programs out of ordinary ones.
 *
 * @module
 */

export {
  pauseStepwise as pause,
  type Stepwise,
  stepwise,
  type StepwiseProgram,
  type Use,
} from "./explore/engines/generators.ts";
export type { Memory } from "./explore/model/memory.ts";
export type { ExploreLimits } from "./explore/options.ts";
export { program } from "./explore/program.ts";
export type { DataRace, ReportPart } from "./explore/report/report.ts";
export type { Report } from "./explore/report/report.ts";
export { table } from "./explore/report/table.ts";
export type { Trace } from "./explore/report/trace.ts";
export { exploreStepwise, replayStepwise } from "./explore/stepwise.ts";
