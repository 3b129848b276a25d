import { ClaimError } from "../errors.ts";
import type { Report } from "./report/report.ts";

/** Which outcomes there may be. An outcome is text as in `report.outcomes`. */
export interface OutcomeExpectation {
  /** All others are wrong. */
  readonly accept: readonly (string | RegExp)[];
  /** Each of these has to come out in some schedule. */
  readonly mustSee?: readonly (string | RegExp)[];
}

/**
 * Compares how the runs came out with what was expected: for "what can this program print?"
 *
 * @param report Of an exploration that was complete: else nobody knows what was not seen.
 * @param expectation The outcomes; a string is an outcome, an expression describes some.
 * @throws {ClaimError} if another outcome was seen, one was not seen, or not all was explored.
 *
 * @example Two threads that each write, then read what the other has written
 * ```ts
 * import { expectOutcomes, explore } from "interleave/explore";
 *
 * const module = `data:text/javascript,${encodeURIComponent(`
 *   import { program } from "interleave/explore";
 *   export const storeBuffering = program({
 *     shared: (m) => ({ x: m.int("x"), y: m.int("y"), seen: m.array("seen", 2) }),
 *     threads: {
 *       A(s) {
 *         s.x.store(1);
 *         s.seen[0] = s.y.load();
 *       },
 *       B(s) {
 *         s.y.store(1);
 *         s.seen[1] = s.x.load();
 *       },
 *     },
 *     outcome: (s) => s.seen[0] + " " + s.seen[1],
 *   });
 * `)}`;
 *
 * const report = await explore({ module, program: "storeBuffering" });
 * const all = ["0 1", "1 0", "1 1"];
 * expectOutcomes(report, { accept: all, mustSee: all });
 * ```
 */
export function expectOutcomes(report: Report, expectation: OutcomeExpectation): void {
  const { accept, mustSee = [] } = expectation;
  const seen = Object.keys(report.outcomes);
  const wrong = seen.filter((outcome) => !accept.some((each) => fits(outcome, each)));
  if (wrong.length > 0) {
    throw new ClaimError(`Outcomes that must not be: ${listOf(wrong)}. ${report.summary}`);
  }
  const missing = mustSee.filter((each) => !seen.some((outcome) => fits(outcome, each)));
  if (missing.length > 0) {
    throw new ClaimError(
      `Outcomes that were not seen: ${listOf(missing.map(String))}; there were ${listOf(seen)}. ` +
        report.summary,
    );
  }
  if (!report.complete) {
    throw new ClaimError(
      `All outcomes that were seen are right, but not all schedules were run. ${report.summary}`,
    );
  }
}

function fits(outcome: string, expected: string | RegExp): boolean {
  return typeof expected === "string" ? outcome === expected : expected.test(outcome);
}

function listOf(outcomes: readonly string[]): string {
  return outcomes.map((each) => JSON.stringify(each)).join(", ");
}
