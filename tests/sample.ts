/**
 * What takes long to test and seldom breaks is tested in part by the gate; `deno task ok --all` tests
 * all of it, and so does whoever runs the file by itself.
 *
 * @module
 */

const variable = Deno.env.get("INTERLEAVE_SAMPLE");

/** The seed of the gate, which it names when something fails; `undefined` outside of it. */
export const seed: number | undefined = variable === undefined ? undefined : Number(variable);

/**
 * Some of many things; the gate draws others each time.
 *
 * @param items All of them.
 * @param every One in so many is drawn.
 * @returns Those to test now.
 */
export function sample<T>(items: readonly T[], every: number): T[] {
  return items.filter((_, i) => seed === undefined || (i + seed) % every === 0);
}

/**
 * How often to do something.
 *
 * @param all The number that was promised.
 * @param some What has to do in the gate.
 * @returns One of them.
 */
export function times(all: number, some: number): number {
  return seed === undefined ? all : some;
}
