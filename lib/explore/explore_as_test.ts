import { ClaimError } from "../errors.ts";
import { explore, type ExploreOptions } from "./explore.ts";
import { expectOutcomes, type OutcomeExpectation } from "./expect_outcomes.ts";
import type { Program } from "./program.ts";
import type { Kind } from "./report/kind.ts";
import type { Report } from "./report/report.ts";
import { table } from "./report/table.ts";

/** What the test explores and expects. */
export interface ExploreTestOptions extends Omit<ExploreOptions, "program" | "signal"> {
  /** How the program has to fail, for one with a mistake that was made on purpose. */
  readonly fails?: Kind;
  /**
   * Whether the test also fails when there was more to explore.
   *
   * @default {false}
   */
  readonly complete?: boolean;
  /** Which outcomes there may be; the exploration then has to be complete. */
  readonly outcomes?: OutcomeExpectation;
}

/**
 * A test that explores a program, and fails with the smallest schedule that does.
 *
 * @param name What the test claims.
 * @param program Exported by the module of the test.
 * @param options The module, what is expected, and how far to go.
 *
 * @example
 * ```ts ignore
 * import { exploreTest, program } from "interleave/explore";
 *
 * export const counter = program({
 *   shared: (m) => ({ count: m.int("count"), lock: m.lock("lock") }),
 *   threads: {
 *     A(s) {
 *       using _held = s.lock.holdSync();
 *       s.count.store(s.count.load() + 1);
 *     },
 *     B(s) {
 *       using _held = s.lock.holdSync();
 *       s.count.store(s.count.load() + 1);
 *     },
 *   },
 *   check(s) {
 *     if (s.count.load() !== 2) throw new Error("an update was lost");
 *   },
 * });
 *
 * exploreTest("no update is lost", counter, { module: import.meta.url, complete: true });
 * ```
 */
export function exploreTest<S>(
  name: string,
  program: Program<S>,
  options: ExploreTestOptions,
): void {
  Deno.test(name, async () => {
    const { fails = "ok", complete = false, outcomes, ...rest } = options;
    const report = await explore<S>({ ...rest, program });
    if (report.kind !== fails) throw new ClaimError(told(report, fails));
    if (complete && !report.complete) throw new ClaimError(report.summary);
    if (outcomes !== undefined) expectOutcomes(report, outcomes);
  });
}

function told({ summary, advice, failure }: Report, expected: Kind): string {
  return [
    ...(expected === "ok" ? [] : [`Expected: ${expected}.`]),
    summary,
    ...advice,
    ...(failure === undefined ? [] : ["", table(failure)]),
  ].join("\n");
}
