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

/** Whoever writes last has read before; the question is how little that could be. */
export const possible: Record<"1" | "2" | "3" | "4" | "5" | "6", boolean | null> = {
  // The last write comes from somebody's third `+=`. Their second one wrote at least 1, and no later
  // write is 0, so they read at least 1.
  "1": false,
  // A reads 0. B adds twice. A writes 1. B reads that 1. A adds twice more. B writes 2.
  "2": true,
  // The two read and write in step: each `+=` of one is lost.
  "3": true,
  "4": true,
  "5": true,
  // One after the other.
  "6": true,
};
