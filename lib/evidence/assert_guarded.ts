import type { TimelineEvent } from "../timeline/event.ts";
import { assertShown } from "./assert_shown.ts";
import { type Work, workOf } from "./work.ts";

/** Which work needs which lock. */
export interface GuardedOptions {
  /** What was called, and with which arguments; the message shows it. */
  readonly input: unknown;
  /** The name of the spans, or marks, in which something is written. */
  readonly write: string;
  /** The name of the spans in which a worker holds the lock. */
  readonly lock: string;
}

/**
 * States that whoever wrote held the lock, from the beginning to the end of each write.
 *
 * A sum that comes out right proves nothing about that: without a lock it does so most of the time.
 *
 * @param events Of a recording (`record().events()`) or of a `Witness`.
 * @param options The names, and what was called.
 * @returns How many writes there were, 1 or more.
 * @throws {AssertionError} if one of them was not guarded, or if nothing was written at all.
 *
 * @example
 * ```ts
 * import { assertGuarded, Witness } from "interleave/checks";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * const witness = new Witness();
 * const options = { input: "addMany(1)", write: "write", lock: "holds" };
 * {
 *   using _held = witness.span("A", "holds");
 *   witness.mark("A", "write");
 * }
 * assertEquals(assertGuarded(witness.events, options), 1);
 * witness.mark("B", "write");
 * assertThrows(() => assertGuarded(witness.events, options), Error, "1 of 2 without it: B");
 * ```
 */
export function assertGuarded(
  events: readonly TimelineEvent[],
  { input, write, lock }: GuardedOptions,
): number {
  const writes = workOf(events, write);
  const held = workOf(events, lock);
  const bare = writes.filter((each) => !held.some((hold) => guards(hold, each)));
  assertShown(writes.length > 0 && bare.length === 0, {
    input,
    expected: `whoever does "${write}" holds the lock meanwhile`,
    actual: writes.length === 0
      ? "nobody does it"
      : `${bare.length} of ${writes.length} without it: ${bare[0] && inWords(bare[0], held)}`,
  });
  return writes.length;
}

function guards(hold: Work, write: Work): boolean {
  return hold.worker === write.worker && hold.from <= write.from && write.until <= hold.until;
}

/** The first one that had no lock, and who had it then. */
function inWords({ worker, from, until }: Work, held: readonly Work[]): string {
  const other = held.find((hold) =>
    hold.worker !== worker && hold.from <= until && from <= hold.until
  );
  return other ? `${worker} first, while ${other.worker} held it` : `${worker} first`;
}
