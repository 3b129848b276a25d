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

/** TODO: your marks in the place of `null`. */
export const possible: Record<"0 0" | "0 1" | "1 0" | "1 1", boolean | null> = {
  // TODO: a 0, b 0: neither sees what the other one has written.
  "0 0": null,
  "0 1": null,
  "1 0": null,
  "1 1": null,
};
