/**
 * What a pool and its workers tell each other.
 *
 * @module
 */

import type { SentError } from "../workers/rebuild_error.ts";
import type { ExportReference } from "../workers/target.ts";

/** How a task calls its function: once; for each item; for each item, which is a list of arguments. */
export type Call = "apply" | "map" | "starmap";

/**
 * Arguments, items or results; encoded, if memory of them was moved: that comes through the side channel.
 */
export type Values = readonly unknown[] | Uint8Array;

/** A task on its way to a worker. */
export type TaskMessage = readonly [
  id: number,
  call: Call,
  target: ExportReference,
  /** The arguments of one call, or one item for each call. */
  input: Values,
];

/** What a worker says. `output` has one result for each call, up to the one that failed. */
export type ResultMessage<V extends Values = Values> =
  | readonly [worker: number, id: number, ms: number, output: V]
  | readonly [
    worker: number,
    id: number,
    ms: number,
    output: V,
    failed: "threw" | "unsendable",
    error: SentError,
  ];

/** The number that stands for a worker's beginning and end in place of a task's. */
export const NO_TASK = 0;
