import type { Cell } from "../memory/cell.ts";

/**
 * A cell whose changes some may wait for, and a mark beside it that says whether anybody does: so that
 * who changes it need not enter the kernel for nobody.
 *
 * ```text
 *   waits                                      changes
 *   1  sets the mark to what it has seen       a  writes the cell
 *   2  looks at the cell once more             b  finds the mark, and wakes one who sleeps
 *   3  sleeps until it changes                 c  takes an old mark off if nobody slept
 * ```
 * Either 2 sees what a wrote, or b finds what 1 has set. A mark that shows the present value is never taken
 * off: who set it may be on the way from 2 to 3.
 */
export class Notice {
  /** What changes. */
  readonly cell: Cell;
  readonly #mark: Cell;

  /** Makes a notice of two cells; the mark is 0 at first. */
  constructor(cell: Cell, mark: Cell) {
    this.cell = cell;
    this.#mark = mark;
  }

  /** Whether somebody may wait. */
  get awaited(): boolean {
    return this.#mark.load() !== 0;
  }

  /** The value to wait on; called by who is about to look whether it has to wait. */
  expect(): number {
    const seen = this.cell.load();
    // Its complement, as 0 says that nobody waits.
    this.#mark.store(~seen);
    return seen;
  }

  /** Wakes `count` of those who wait, after the cell was written. */
  announce(count = 1): void {
    const mark = this.#mark.load();
    if (mark === 0 || this.cell.unpark(count) > 0) return;
    if (mark !== ~this.cell.load()) this.#mark.compareExchange(mark, 0);
  }

  /** Wakes all who wait, though the cell need not have changed. */
  alarm(): void {
    this.cell.unpark(Infinity);
  }
}
