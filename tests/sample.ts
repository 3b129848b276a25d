/**
 * Some of many things that take long to test and seldom break.
 *
 * The gate draws others each time, by the seed that it names when something fails; `deno task ok --all`
 * tests all of them, and so does whoever runs the file by itself.
 *
 * @param items All of them.
 * @param every One in so many is drawn.
 * @returns Those to test now.
 */
export function sample<T>(items: readonly T[], every: number): T[] {
  const seed = Deno.env.get("INTERLEAVE_SAMPLE");
  return items.filter((_, i) => seed === undefined || (i + Number(seed)) % every === 0);
}
