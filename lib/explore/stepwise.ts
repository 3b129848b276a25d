import { Generators, type StepwiseProgram } from "./engines/generators.ts";
import { type ExploreLimits, fillIn } from "./options.ts";
import { replayed } from "./report/replayed.ts";
import { type Code, type Report, reportOf } from "./report/report.ts";
import { codeNumber, scheduleOf } from "./report/token.ts";
import type { Trace } from "./report/trace.ts";
import { investigate } from "./search/investigate.ts";

/**
 * Explores a stepwise program on this thread: what `explore()` does on workers, faster, and wherever
 * JavaScript runs. It cannot be interrupted, and code that loops without a step hangs it.
 *
 * @param program The program.
 * @param limits How to explore it.
 * @param title The name of the program, for the report.
 * @returns What was found.
 *
 * @example
 * ```ts
 * import { exploreStepwise, stepwise } from "interleave/stepwise";
 * import { assertEquals } from "@std/assert";
 *
 * const abba = stepwise({
 *   shared: (m) => ({ a: m.lock("a"), b: m.lock("b") }),
 *   threads: {
 *     *T0(s) {
 *       yield* s.a.acquireSync();
 *       yield* s.b.acquireSync();
 *     },
 *     *T1(s) {
 *       yield* s.b.acquireSync();
 *       yield* s.a.acquireSync();
 *     },
 *   },
 * });
 * assertEquals(exploreStepwise(abba).kind, "deadlock");
 * ```
 */
export function exploreStepwise<S>(
  program: StepwiseProgram<S>,
  limits: ExploreLimits = {},
  title = "program",
): Report {
  const started = performance.now();
  const filled = fillIn(limits);
  const runner = new Generators(program, filled);
  const hasInvariant = program.invariant !== undefined;
  const investigation = investigate(runner, { ...filled, hasInvariant });
  return reportOf(runner, investigation, codeOf(program, title, filled), filled, started);
}

/**
 * Runs one schedule of a stepwise program again.
 *
 * @param program The program.
 * @param token Of a report of this program.
 * @param limits As it was explored.
 * @param title The name of the program.
 * @returns What happened; after the prescribed steps the threads go on without preemptions.
 * @throws {TypeError} if it is no token, or was made for other code.
 */
export function replayStepwise<S>(
  program: StepwiseProgram<S>,
  token: string,
  limits: ExploreLimits = {},
  title = "program",
): Trace {
  const filled = fillIn(limits);
  const code = codeOf(program, title, filled);
  const runner = new Generators(program, filled);
  return replayed(runner, scheduleOf(token, code.number), code);
}

function codeOf<S>(
  program: StepwiseProgram<S>,
  title: string,
  { timeouts, spurious }: Required<ExploreLimits>,
): Code {
  const source = Object.values(program.threads).map(String).join("\n");
  return { title, number: codeNumber(source, title, `${timeouts} ${spurious}`), source: "" };
}
