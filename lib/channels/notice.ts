import type { Cell } from "../memory/cell.ts";
import { type Attempt, waitAsync, waitSync } from "../memory/wait.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";

const yes = Promise.resolve(true);

/**
 * A cell whose changes some wait for, and a mark beside it that says whether anybody does: so that who
 * changes it need not enter the kernel for nobody.
 *
 * ```text
 *   waits                                      changes
 *   1  sets the mark to what it has seen       a  writes the cell
 *   2  looks at the cell once more             b  finds the mark, and wakes one who sleeps
 *   3  sleeps until it changes                 c  takes an old mark off if nobody slept, and
 *                                                 wakes who has fallen asleep since
 * ```
 * Either 2 sees what a wrote, or b finds what 1 has set. A mark that shows the present value is never taken
 * off: who set it may be on the way from 2 to 3.
 */
export class Notice {
  /** What changes. */
  readonly cell: Cell;
  readonly #mark: Cell;
  readonly #what: string;

  /**
   * Makes a notice of two cells; the mark is 0 at first.
   *
   * @param what What recordings say that is waited for.
   */
  constructor(cell: Cell, mark: Cell, what: string) {
    this.cell = cell;
    this.#mark = mark;
    this.#what = what;
  }

  /** Wakes `count` of those who wait, after the cell was written. */
  announce(count = 1): void {
    const mark = this.#mark.load();
    if (mark === 0 || this.cell.unpark(count) > 0) return;
    if (mark === ~this.cell.load() || this.#mark.compareExchange(mark, 0) !== mark) return;
    // Somebody may have gone to sleep since, and the cell have been written after that: who wrote it will
    // not see the mark any more.
    this.cell.unpark(Infinity);
  }

  /** Wakes all who wait, though the cell need not have changed. */
  alarm(): void {
    this.cell.unpark(Infinity);
  }

  /**
   * Acts now, unless others wait who came before.
   *
   * @param act Does what is to be done, if that is possible; what it throws passes through.
   * @returns Whether it was done.
   */
  now(act: () => boolean): boolean {
    return this.#mark.load() === 0 && act();
  }

  /**
   * Acts as soon as that is possible.
   *
   * @param act As for `now()`.
   * @returns Whether it was done in time.
   */
  until(act: () => boolean, options: WaitOptions): Promise<boolean> {
    if (!options.signal?.aborted && this.now(act)) return yes;
    const deadline = deadlineOf(options);
    return waitAsync(this.cell, this.#attempt(act), deadline, options.signal, this.#what);
  }

  /** The same; blocks the thread meanwhile. */
  untilSync(act: () => boolean, options: SyncWaitOptions): boolean {
    if (act()) return true;
    const deadline = deadlineOf(options);
    return deadline > performance.now() &&
      waitSync(this.cell, this.#attempt(act), deadline, this.#what);
  }

  #attempt(act: () => boolean): Attempt {
    return () => {
      const seen = this.cell.load();
      // Its complement, as 0 says that nobody waits.
      this.#mark.store(~seen);
      return act() || seen;
    };
  }
}
