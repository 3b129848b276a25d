/**
 * For the checks of this lesson: input that nobody can know beforehand, and words for a failure.
 *
 * @module
 */
import { AssertionError, equal } from "@std/assert";

/** Numbers by chance, the same again for the same seed: `INTERLEAVE_SEED=4711 deno task check …`. */
export class Chance {
  readonly seed: number;
  #state: number;

  constructor(seed = givenSeed() ?? crypto.getRandomValues(new Uint16Array(1))[0]!) {
    this.seed = this.#state = seed;
  }

  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number {
    // mulberry32 by Tommy Ettinger, public domain.
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

/** What a failure shows; a text is shown as it is. */
export interface Facts {
  readonly input: unknown;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** States that something holds; if not, the message shows what there was. */
export function assertShown(holds: boolean, facts: Facts): void {
  if (holds) return;
  const lines = Object.entries(facts).map(([name, fact]) => `${name.padEnd(8)}  ${show(fact)}`);
  throw new AssertionError(lines.join("\n"));
}

/** States that `actual` equals `expected`. */
export function assertSame<T>(input: unknown, actual: T, expected: T): void {
  assertShown(equal(actual, expected), { input, expected, actual });
}

function show(fact: unknown): string {
  const text = typeof fact === "string" ? fact : Deno.inspect(fact, { breakLength: 80 });
  return text.replaceAll("\n", `\n${" ".repeat(10)}`);
}

function givenSeed(): number | undefined {
  const text = Deno.env.get("INTERLEAVE_SEED");
  return text ? Number(text) : undefined;
}
