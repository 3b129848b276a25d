/**
 * Which stretch of a timeline is shown.
 *
 * @module
 */
import type { Stretch } from "./timeline_layout.ts";

/** The shortest stretch that is shown, in milliseconds: what clocks of two processes differ by. */
const SHORTEST = 0.02;

/** The stretch that is `factor` times as long, with the moment `at` in its place, within `all`. */
export function zoomed(shown: Stretch, all: Stretch, factor: number, at: number): Stretch {
  const length = Math.max(SHORTEST, (shown.until - shown.from) * factor);
  const before = (at - shown.from) / (shown.until - shown.from || 1);
  return within(all, at - before * length, length);
}

/** The stretch that begins `by` milliseconds later, within `all`. */
export function moved({ from, until }: Stretch, all: Stretch, by: number): Stretch {
  return within(all, from + by, until - from);
}

/** The stretch as it is if it shows the moment `at`; else as long, with that in its middle. */
export function showing(shown: Stretch, all: Stretch, at: number): Stretch {
  if (at >= shown.from && at <= shown.until) return shown;
  return moved(shown, all, at - (shown.from + shown.until) / 2);
}

function within(all: Stretch, from: number, length: number): Stretch {
  if (length >= all.until - all.from) return all;
  const start = Math.min(Math.max(from, all.from), all.until - length);
  return { from: start, until: start + length };
}
