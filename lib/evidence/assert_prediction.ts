import { explore, type ExploreOptions } from "../explore/explore.ts";
import { assertShown } from "./assert_shown.ts";

/** What a learner says of each outcome: possible or not; `null` as long as they have not decided. */
export type Prediction = Readonly<Record<string, boolean | null>>;

/**
 * States that a learner knows which outcomes a program can have: those of all its schedules.
 *
 * The message counts what is right and does not say what, as the answer would be in it.
 *
 * @param options The program; small enough that all its schedules can be run.
 * @param choices The outcomes to decide about; every possible one is among them.
 * @param marks What the learner says of each.
 * @throws {AssertionError} if a mark is missing or wrong.
 * @throws {TypeError} if the program has an outcome that is no choice, or more schedules than were run.
 *
 * @example
 * ```ts
 * import { assertPrediction } from "interleave/checks";
 *
 * const module = `data:text/javascript,${encodeURIComponent(`
 *   import { program } from "interleave/explore";
 *   export const race = program({
 *     shared: (m) => ({ count: m.int("count") }),
 *     threads: {
 *       A: (s) => s.count.store(s.count.load() + 1),
 *       B: (s) => s.count.store(s.count.load() + 1),
 *     },
 *     outcome: (s) => String(s.count.load()),
 *   });
 * `)}`;
 *
 * const marks = { "0": false, "1": true, "2": true };
 * await assertPrediction({ module, program: "race" }, ["0", "1", "2"], marks);
 * ```
 */
export async function assertPrediction<S = never>(
  options: ExploreOptions<S>,
  choices: readonly string[],
  marks: Prediction,
): Promise<void> {
  const { outcomes, complete, summary } = await explore({ ...options, strategy: "exhaustive" });
  const other = Object.keys(outcomes).find((outcome) => !choices.includes(outcome));
  if (!complete || other !== undefined) {
    const reason = other === undefined ? summary : `${JSON.stringify(other)} is no choice`;
    throw new TypeError(`Cannot judge a prediction: ${reason}`);
  }
  const open = choices.filter((choice) => typeof marks[choice] !== "boolean");
  const right = choices.filter((choice) => marks[choice] === choice in outcomes);
  assertShown(right.length === choices.length, {
    input: choices.map((choice) => `${choice}: ${inWords(marks[choice])}`).join("\n"),
    expected: `all ${choices.length} marks are right, by every schedule there is`,
    actual: `${right.length} of ${choices.length}` +
      (open.length > 0 ? `; ${open.length} not decided` : ""),
  });
}

function inWords(mark: boolean | null | undefined): string {
  if (typeof mark !== "boolean") return "not decided";
  return mark ? "possible" : "impossible";
}
