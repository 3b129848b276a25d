import type { TimelineEvent } from "../timeline/event.ts";
import { assertShown } from "./assert_shown.ts";
import { workOf } from "./work.ts";

/** What is asked of the evidence. */
export interface EvidenceOptions {
  /** What was called, and with which arguments; the message shows it. */
  readonly input: unknown;
  /** How many there have to be, 1 or more. */
  readonly atLeast: number;
}

/**
 * States that some work was done by several workers: processes, threads or tasks.
 *
 * That each had a share says nothing about when: `assertOverlap()` does.
 *
 * @param events Of a recording (`record().events()`) or of a `Witness`.
 * @param text The name of the spans, or marks, in which the work was done.
 * @param options How many workers, and what was called.
 * @returns The names of the workers, in the order of their first piece.
 * @throws {AssertionError} if there were fewer.
 *
 * @example
 * ```ts
 * import { assertWorkers, Witness } from "interleave/checks";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * const witness = new Witness();
 * witness.mark("A", "sums up");
 * witness.mark("A", "sums up");
 * const options = { input: "sum(4)", atLeast: 2 };
 * assertThrows(() => assertWorkers(witness.events, "sums up", options), Error, "1: A");
 * witness.mark("B", "sums up");
 * assertEquals(assertWorkers(witness.events, "sums up", options), ["A", "B"]);
 * ```
 */
export function assertWorkers(
  events: readonly TimelineEvent[],
  text: string,
  { input, atLeast }: EvidenceOptions,
): string[] {
  const workers = [...new Set(workOf(events, text).map(({ worker }) => worker))];
  assertShown(workers.length >= atLeast, {
    input,
    expected: `"${text}" is done by at least ${atLeast} workers`,
    actual: workers.length === 0 ? "by nobody" : `by ${workers.length}: ${workers.join(", ")}`,
  });
  return workers;
}
