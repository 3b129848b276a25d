import { blockThread } from "../memory/block.ts";

/** Nobody rests longer: a process that is forgotten ends some day. */
const LONGEST_MS = 10_000;

/**
 * Blocks this thread without using the processor.
 *
 * @param ms How long, in milliseconds; 10 000 if not given.
 *
 * @example
 * ```ts
 * import { rest } from "interleave/evidence";
 *
 * rest(1);
 * ```
 */
export function rest(ms: number = LONGEST_MS): void {
  blockThread(ms);
}
