/**
 * What can come out?
 *
 * Two threads share `x` and `y`, both 0 at the beginning, and run at the same time:
 *
 *     A:  x.store(1)           B:  y.store(1)
 *         a = y.load()             b = x.load()
 *
 * Which values of `a b` are possible? Mark each: `true` for possible, `false` for impossible. The check
 * runs every schedule there is.
 */

/** One of the four steps comes last: a load, and before it both have been written. */
export const possible: Record<"0 0" | "0 1" | "1 0" | "1 1", boolean | null> = {
  // Whoever loads last comes after the other one's store, and sees 1.
  "0 0": false,
  "0 1": true,
  "1 0": true,
  "1 1": true,
};
