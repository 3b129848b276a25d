import type { Cell, Place } from "./cell.ts";
import type { Parking } from "./parking.ts";

/** How often to look at a word before going to sleep: about 40 µs, twice what a sleep costs. */
const LOOKS = 5000;
/** How often when that has been in vain of late, as it is on a processor that all have to share. */
const FEW_LOOKS = 50;
/** After how many long looks in vain to take short ones, and after how many of those to try a long one. */
const PATIENCE = 16;

let longest = LOOKS;
let inVain = 0;

/** Has `spin()` give up at once: on a single processor nobody can change a word while one watches it. */
export function doNotSpin(): void {
  longest = 0;
}

/** A cell on a word that other threads or processes see. */
export class WordCell implements Cell {
  readonly #words: Int32Array;
  readonly #index: number;
  readonly #parking: Parking;

  /** Makes the cell on word number `index`. */
  constructor(words: Int32Array, index: number, parking: Parking) {
    this.#words = words;
    this.#index = index;
    this.#parking = parking;
  }

  load(): number {
    return Atomics.load(this.#words, this.#index);
  }

  store(value: number): void {
    Atomics.store(this.#words, this.#index, value);
  }

  add(amount: number): number {
    return Atomics.add(this.#words, this.#index, amount);
  }

  exchange(value: number): number {
    return Atomics.exchange(this.#words, this.#index, value);
  }

  compareExchange(expected: number, replacement: number): number {
    return Atomics.compareExchange(this.#words, this.#index, expected, replacement);
  }

  spin(seen: number): boolean {
    const long = inVain < PATIENCE || inVain % PATIENCE === 0;
    for (let i = long ? longest : Math.min(longest, FEW_LOOKS); i > 0; i--) {
      if (Atomics.load(this.#words, this.#index) === seen) continue;
      if (long) inVain = 0;
      return true;
    }
    inVain++;
    return false;
  }

  park(seen: number, deadline: number): void {
    this.#parking.park(this.#index, seen, deadline);
  }

  queueUp(deadline: number, signal: AbortSignal | undefined): Place {
    return this.#parking.queueUp(this.#index, deadline, signal);
  }

  unpark(count: number): number {
    return this.#parking.unpark(this.#index, count);
  }
}
