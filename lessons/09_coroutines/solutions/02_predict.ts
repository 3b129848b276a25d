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
/**
 * A and B read the total before they wait: both read 0. So A writes 2 and B writes 3, whatever came in
 * between. C reads and writes after its wait, in one step: it adds 4 to what is there.
 */
export const possible: Record<"2" | "3" | "4" | "5" | "6" | "7" | "9", boolean | null> = {
  "2": true, // A is last
  "3": true, // B is last
  "4": false, // C would have to be the last and the first one
  "5": false, // neither A nor B adds to what the other one has written
  "6": true, // C is last, after A
  "7": true, // C is last, after B
  "9": false, // one of A and B always covers the other one
};
