/**
 * What a pool and its workers tell each other.
 *
 * @module
 */

import type { SentError } from "../workers/rebuild_error.ts";
import type { ExportReference } from "../workers/target.ts";

/** How a task calls its function: once; for each item; for each item, which is a list of arguments. */
export type Call = "apply" | "map" | "starmap";

/** A task on its way to a worker. */
export type TaskMessage = readonly [
  id: number,
  call: Call,
  target: ExportReference,
  /** The arguments of one call, or one item for each call. */
  input: readonly unknown[],
];

/** What a worker says. `output` has one result for each call, up to the one that failed. */
export type ResultMessage =
  | readonly [worker: number, id: number, ms: number, output: readonly unknown[]]
  | readonly [
    worker: number,
    id: number,
    ms: number,
    output: readonly unknown[],
    failed: "threw" | "unsendable",
    error: SentError,
  ];

/** The number that stands for a worker's beginning and end in place of a task's. */
export const NO_TASK = 0;
