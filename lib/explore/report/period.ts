import type { TraceStep } from "./trace.ts";

/**
 * Finds what goes on for ever at the end of a run: the shortest stretch of steps that the run ends
 * with at least twice.
 *
 * @returns The number of the first step of the stretch when it comes for the first time, and how many
 * steps it has; `null` if nothing repeats.
 */
export function periodOf(
  steps: readonly Pick<TraceStep, "thread" | "text">[],
): { readonly from: number; readonly length: number } | null {
  const same = (one: number, other: number): boolean =>
    steps[one]!.thread === steps[other]!.thread && steps[one]!.text === steps[other]!.text;
  for (let length = 1; length <= steps.length / 2; length++) {
    let from = steps.length - length;
    while (from > 0 && same(from - 1, from - 1 + length)) from--;
    if (steps.length - from >= 2 * length) return { from: from + 1, length };
  }
  return null;
}
