import type { Cell } from "./cell.ts";
import type { Memory } from "./memory.ts";
import { giveBack, ownerOf, takeFree, takeOrMark, WAITED } from "./owned_word.ts";
import { waitUnasked } from "./wait.ts";

/** Nobody holds a latch for so many milliseconds, unless it was killed or stopped. */
const SUSPICIOUS = 20;

/**
 * Guards a few steps on shared state that must not be mixed with another's: for the library's own use.
 *
 * It blocks the thread, so the steps must be few and must not wait. If its holder is killed in between,
 * the next one goes on where it was: so the steps must leave the state whole at every moment, their
 * effect being a single write at the end.
 */
export class Latch {
  readonly #cell: Cell;
  readonly #memory: Memory;

  /** Makes a latch of a cell that is 0. */
  constructor(cell: Cell, memory: Memory) {
    this.#cell = cell;
    this.#memory = memory;
  }

  /** Runs `steps` while nobody else runs theirs; not to be nested. */
  run<T>(steps: () => T): T {
    const { me } = this.#memory;
    const cell = this.#cell;
    if (!takeFree(cell, me)) {
      const suspicious = performance.now() + SUSPICIOUS;
      waitUnasked(cell, () => this.#take(me, suspicious), Infinity);
    }
    try {
      return steps();
    } finally {
      giveBack(cell, me);
    }
  }

  #take(me: number, suspicious: number): true | number {
    const seen = takeOrMark(this.#cell, me);
    if (seen === true || performance.now() < suspicious) return seen;
    if (this.#memory.isAlive(ownerOf(seen))) return seen;
    return this.#cell.compareExchange(seen, me | WAITED) === seen ? true : this.#cell.load();
  }
}
