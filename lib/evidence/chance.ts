/**
 * Numbers by chance, the same again for the same seed: `INTERLEAVE_SEED=4711 deno task check …`.
 *
 * Source: mulberry32 by Tommy Ettinger, public domain.
 *
 * @example
 * ```ts
 * import { Chance } from "interleave/checks";
 * import { assertEquals } from "@std/assert";
 *
 * const chance = new Chance();
 * const n = chance.int(1, 6);
 * assertEquals(new Chance(chance.seed).int(1, 6), n);
 * ```
 */
export class Chance {
  /** Gives the same numbers again. */
  readonly seed: number;
  #state: number;

  /**
   * Begins a sequence.
   *
   * @param seed An integer; if not given the variable `INTERLEAVE_SEED`, and else by chance.
   */
  constructor(seed: number = GIVEN_SEED ?? crypto.getRandomValues(new Uint16Array(1))[0]!) {
    this.seed = this.#state = seed;
  }

  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return low + ((t ^ (t >>> 14)) >>> 0) % (high - low + 1);
  }

  /** The same values in another order. */
  shuffled<T>(values: readonly T[]): T[] {
    const order = [...values];
    for (let i = order.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    return order;
  }
}

/** Read once, before anybody's answer is loaded, who could set the variable as well. */
const GIVEN_SEED = givenSeed();

function givenSeed(): number | undefined {
  const text = Deno.env.get("INTERLEAVE_SEED");
  return text ? Number(text) : undefined;
}
