/**
 * What can the total be?
 *
 * Three coroutines add up what they learn, in one variable `total`, which is 0 at the beginning:
 *
 *     A:  total += await price("tea");             // the answer is 2
 *     B:  total = total + await price("bun");      // the answer is 3
 *     C:  const jam = await price("jam");          // the answer is 4
 *         total += jam;
 *
 * `gather()` starts all three; then their answers come, in any order. What can the total be when all
 * are done? Mark each: `true` for possible, `false` for impossible. The check runs every order there is.
 */
/** TODO: your marks in the place of `null`. */
export const possible: Record<"2" | "3" | "4" | "5" | "6" | "7" | "9", boolean | null> = {
  // TODO: when does each of them read the total, and when does it write?
  "2": null,
  "3": null,
  "4": null,
  "5": null,
  "6": null,
  "7": null,
  "9": null,
};
