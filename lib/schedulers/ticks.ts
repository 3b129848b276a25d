/**
 * Time counted in whole ticks, so that 0.1 + 0.2 ends together with what arrives at 0.3, and not a
 * rounding error later.
 *
 * A tick is the power of ten that gives the longest time 15 digits: the sums of all decimal fractions
 * that people write come out exact, and everything stays far below 2⁵³.
 */
export class Ticks {
  readonly #longest: number;
  readonly #digits: number;

  /** For times of 0 to `longest`. */
  constructor(longest: number) {
    if (!Number.isFinite(longest)) {
      throw new RangeError("Cannot simulate: the times are too long to add up; give shorter ones");
    }
    this.#longest = longest;
    // 10 to the power of 309 would be Infinity.
    this.#digits = Math.min(300, 14 - Math.floor(Math.log10(longest)));
  }

  /** The ticks of a time; all that is longer than the longest is `Infinity`. */
  of(time: number): number {
    if (time > this.#longest) return Infinity;
    const ticks = Math.round(scale(time, this.#digits));
    if (ticks > 0 || time === 0) return ticks;
    throw new RangeError(
      `Cannot simulate: ${time} is too short beside ${this.#longest}; give times of like size`,
    );
  }

  /** The time that so many ticks take. */
  toTime(ticks: number): number {
    return scale(ticks, -this.#digits);
  }
}

/** Dividing by a power of ten rounds once; multiplying by its inverse would round twice. */
function scale(value: number, digits: number): number {
  return digits < 0 ? value / 10 ** -digits : value * 10 ** digits;
}
