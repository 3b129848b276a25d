import { AssertionError, equal } from "@std/assert";

/** What a failure shows; a text is shown as it is. */
export interface Facts {
  /** What was called, and with which arguments. */
  readonly input: unknown;
  /** What was to be seen. */
  readonly expected: unknown;
  /** What was seen. */
  readonly actual: unknown;
}

/**
 * States that something holds; if not, the message shows what there was.
 *
 * @param holds Whether it does.
 * @param facts What the message shows.
 * @throws {AssertionError} if it does not hold.
 *
 * @example
 * ```ts
 * import { assertShown } from "interleave/checks";
 *
 * const seen = [4711];
 * assertShown(seen.length === 1, { input: "start()", expected: "one child", actual: seen });
 * ```
 */
export function assertShown(holds: boolean, facts: Facts): void {
  if (holds) return;
  const lines = Object.entries(facts).map(([name, fact]) => `${name.padEnd(8)}  ${show(fact)}`);
  throw new AssertionError(lines.join("\n"));
}

/**
 * States that `actual` equals `expected`.
 *
 * @param input What was called, and with which arguments.
 * @param actual What came.
 * @param expected What should have come.
 * @throws {AssertionError} if they differ.
 *
 * @example
 * ```ts
 * import { assertSame } from "interleave/checks";
 *
 * assertSame("2 + 2", 2 + 2, 4);
 * ```
 */
export function assertSame<T>(input: unknown, actual: T, expected: T): void {
  assertShown(equal(actual, expected), { input, expected, actual });
}

function show(fact: unknown): string {
  const text = typeof fact === "string" ? fact : Deno.inspect(fact, { breakLength: 80 });
  return text.replaceAll("\n", `\n${" ".repeat(10)}`);
}
