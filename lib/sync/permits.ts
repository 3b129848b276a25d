import type { Cell } from "../memory/cell.ts";
import { WAITED } from "../memory/owned_word.ts";

/** The most permits that fit into the word. */
export const MOST_PERMITS = WAITED - 1;

/**
 * A word that counts permits: how many are left, and `WAITED` if somebody may wait for one.
 *
 * The protocol is that of `owned_word.ts`, with a number of permits in place of "free".
 */
export class Permits {
  readonly cell: Cell;

  /** Makes a handle of the word. */
  constructor(cell: Cell) {
    this.cell = cell;
  }

  /** How many are left. */
  get left(): number {
    return this.cell.load() & ~WAITED;
  }

  /** Takes one if there is one and nobody waits. */
  takeFree(): boolean {
    for (;;) {
      const value = this.cell.load();
      if (value === 0 || (value & WAITED) !== 0) return false;
      if (this.cell.compareExchange(value, value - 1) === value) return true;
    }
  }

  /** Takes one if there is one. */
  takeAnyway(): boolean {
    for (;;) {
      const value = this.cell.load();
      if ((value & ~WAITED) === 0) return false;
      if (this.cell.compareExchange(value, value - 1) === value) return true;
    }
  }

  /**
   * Takes one, or leaves the mark that somebody waits.
   *
   * @returns `true` if it was taken, else the value to park on.
   */
  takeOrMark(): true | number {
    for (;;) {
      const value = this.cell.load();
      const isEmpty = (value & ~WAITED) === 0;
      if (isEmpty && value !== 0) return value;
      // Others may wait too, so who takes one leaves the mark: the next to add finds nobody, if so.
      const next = isEmpty ? WAITED : value - 1 | WAITED;
      if (this.cell.compareExchange(value, next) === value) return isEmpty ? WAITED : true;
    }
  }

  /**
   * Adds some, and wakes as many who wait.
   *
   * @param most How many there may be afterwards.
   * @returns `false`, and adds none, if there would be more.
   */
  add(count: number, most: number): boolean {
    for (;;) {
      const value = this.cell.load();
      if ((value & ~WAITED) + count > most) return false;
      const now = value + count;
      if (this.cell.compareExchange(value, now) !== value) continue;
      if ((now & WAITED) !== 0 && this.cell.unpark(count) === 0) {
        this.cell.compareExchange(now, now & ~WAITED);
      }
      return true;
    }
  }
}
