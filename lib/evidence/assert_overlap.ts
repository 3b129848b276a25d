import type { TimelineEvent } from "../timeline/event.ts";
import { assertShown } from "./assert_shown.ts";
import type { EvidenceOptions } from "./assert_workers.ts";
import { type Work, workOf } from "./work.ts";

/** So many pieces of work are listed in a message. */
const LISTED = 8;

/**
 * States that so many pieces of work were under way at the same moment.
 *
 * A right answer must not need luck for that: let each piece wait until the others have begun (at a
 * closed door, a barrier, a promise), or look at it only when nothing moves any more.
 *
 * @param events Of a recording (`record().events()`) or of a `Witness`.
 * @param text The name of the spans in which the work was done.
 * @param options How many at once, and what was called.
 * @returns The most that were under way at one moment.
 * @throws {AssertionError} if there were fewer.
 *
 * @example Work that is done one after the other does not overlap
 * ```ts
 * import { assertOverlap, Witness } from "interleave/checks";
 * import { assertThrows } from "@std/assert";
 *
 * const witness = new Witness();
 * for (const worker of ["A", "B"]) {
 *   using _span = witness.span(worker, "load");
 * }
 * assertThrows(
 *   () => assertOverlap(witness.events, "load", { input: "loadAll()", atLeast: 2 }),
 *   Error,
 *   "at most 1: A, B",
 * );
 * ```
 */
export function assertOverlap(
  events: readonly TimelineEvent[],
  text: string,
  { input, atLeast }: EvidenceOptions,
): number {
  const work = workOf(events, text);
  const most = mostAtOnce(work);
  const order = work.slice(0, LISTED).map(({ worker }) => worker).join(", ");
  const more = work.length > LISTED ? ` and ${work.length - LISTED} more` : "";
  assertShown(most >= atLeast, {
    input,
    expected: `"${text}" at least ${atLeast} times at the same moment`,
    actual: work.length === 0 ? "never" : `at most ${most}: ${order}${more}, in this order`,
  });
  return most;
}

/** One that begins in the moment in which another finishes does not overlap with it. */
function mostAtOnce(work: readonly Work[]): number {
  const changes = work.flatMap(({ from, until }) => [
    { at: from, by: 1 },
    { at: until, by: -1 },
  ]);
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  let most = 0;
  for (const { by } of changes) most = Math.max(most, now += by);
  return most;
}
