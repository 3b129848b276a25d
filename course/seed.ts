import { Usage } from "./usage.ts";

/**
 * What a check's numbers by chance begin with: the seed that was asked for with `--seed` or
 * `INTERLEAVE_SEED`, or one by chance, which the verdict names.
 *
 * @throws {Usage} for anything but an integer from 0 to 65 535.
 */
export function seedOf(given?: string | boolean): number {
  const text = given === undefined ? Deno.env.get("INTERLEAVE_SEED") : String(given);
  if (!text) return crypto.getRandomValues(new Uint16Array(1))[0]!;
  const seed = Number(text);
  if (Number.isInteger(seed) && seed >= 0 && seed <= 65_535) return seed;
  throw new Usage(`No seed ${text}. It is a number from 0 to 65535.`);
}
