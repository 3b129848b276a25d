import { assertShown } from "./assert_shown.ts";
import type { Play, Stage } from "./stage.ts";

/**
 * What the function on a stage returns; if it does not come to its end, the claim fails and shows why.
 *
 * @param stage Where it runs.
 * @param input What was called, and with which arguments; the message shows it.
 * @throws {AssertionError} if it failed, its process was ended, or all sleep.
 *
 * @example
 * ```ts
 * import { Stage, valueOf } from "interleave/checks";
 * import { assertEquals, assertRejects } from "@std/assert";
 *
 * const module = `data:text/javascript,
 *   export function half(n) { if (n & 1) throw new RangeError("odd"); return n / 2 }`;
 * const { half } = await import(module);
 *
 * await using six = new Stage(module, half, [6]);
 * assertEquals(await valueOf(six, "half(6)"), 3);
 * await using seven = new Stage(module, half, [7]);
 * await assertRejects(() => valueOf(seven, "half(7)"), Error, "RangeError: odd");
 * ```
 */
export async function valueOf<F extends Play>(
  stage: Stage<F>,
  input: unknown,
): Promise<Awaited<ReturnType<F>>> {
  const end = await stage.end().catch((error: Error) => error);
  if (!(end instanceof Error)) return end.value;
  assertShown(false, { input, expected: "it comes to its end", actual: end.message });
  throw end;
}
