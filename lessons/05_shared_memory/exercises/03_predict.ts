/**
 * Three times one, twice
 *
 * Two processes share `count`, which is 0 at the beginning. At the same time each of them does, three
 * times and without a lock:
 *
 *     count.value += 1;
 *
 * What can the count be when both are done? Mark each: `true` for possible, `false` for impossible. The
 * check runs every schedule there is.
 */

/** TODO: your marks in the place of `null`. */
export const possible: Record<"1" | "2" | "3" | "4" | "5" | "6", boolean | null> = {
  // TODO: remember that each += is two steps.
  "1": null,
  "2": null,
  "3": null,
  "4": null,
  "5": null,
  "6": null,
};
