/**
 * Every schedule of the same code.
 *
 * @module
 */

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
