/**
 * A length of time for people: in µs, ms or s, whichever suits it, with three digits or so.
 *
 * @param ms Milliseconds, zero or more.
 * @returns For example `"312 µs"`, `"14.9 ms"`, `"1.20 s"`.
 *
 * @example
 * ```ts
 * import { formatDuration } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatDuration(0.312), "312 µs");
 * assertEquals(formatDuration(14.93), "14.9 ms");
 * assertEquals(formatDuration(1200), "1.20 s");
 * ```
 */
export function formatDuration(ms: number): string {
  // Each limit is where rounding would reach the next unit: 999.96 ms is 1.00 s, not 1000.0 ms.
  if (ms < 0.9995) return `${Math.round(ms * 1000)} µs`;
  if (ms < 99.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  return `${seconds.toFixed(seconds < 9.995 ? 2 : 1)} s`;
}
