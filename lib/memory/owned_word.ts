/**
 * A word that belongs to one thread at a time: the protocol of every lock here.
 *
 * ```text
 *   0                free                      owner            held, nobody waits
 *   WAITED           free, some may wait       owner | WAITED   held, some may wait
 * ```
 * Taking and giving back a word that nobody else wants is one compare-exchange each, and never enters the
 * kernel. Of those who block, whoever comes first when the word is free gets it; the coroutines of one
 * thread get it in the order in which they came.
 *
 * Source: the third mutex of Ulrich Drepper, "Futexes Are Tricky" (2011); ours holds the owner's number
 * in place of 1, and a word that was given to a sleeper stays `WAITED`, so that no coroutine overtakes it.
 *
 * @module
 */

import type { Cell } from "./cell.ts";

/** Somebody may wait. The numbers of threads are smaller. */
export const WAITED = 1 << 30;

/**
 * Takes the word if it is free and nobody waits.
 *
 * @returns Whether it was taken.
 */
export function takeFree(cell: Cell, me: number): boolean {
  return cell.compareExchange(0, me) === 0;
}

/**
 * Takes the word if it is free, or leaves the mark that somebody waits.
 *
 * @returns `true` if it was taken, else the value to park on.
 */
export function takeOrMark(cell: Cell, me: number): true | number {
  for (;;) {
    const value = cell.load();
    if (ownerOf(value) === 0) {
      // Others may wait too, so the mark stays; the last one to give the word back finds nobody.
      if (cell.compareExchange(value, me | WAITED) === value) return true;
    } else if ((value & WAITED) !== 0 || cell.compareExchange(value, value | WAITED) === value) {
      return value | WAITED;
    }
  }
}

/**
 * Takes the word if it is free, whether others wait or not, and leaves no mark.
 *
 * @returns Whether it was taken.
 */
export function takeAnyway(cell: Cell, me: number): boolean {
  for (;;) {
    const value = cell.load();
    if (ownerOf(value) !== 0) return false;
    if (cell.compareExchange(value, value | me) === value) return true;
  }
}

/**
 * Gives the word back, whoever has it, and wakes one who waits.
 *
 * @param owner Who probably has it: the fast way.
 * @returns `false` if nobody had it.
 */
export function giveBack(cell: Cell, owner: number): boolean {
  return cell.compareExchange(owner, 0) === owner || giveBackWaited(cell);
}

/** Not in `giveBack()`, which is small enough to be compiled into whoever calls it. */
function giveBackWaited(cell: Cell): boolean {
  for (;;) {
    const value = cell.load();
    if (ownerOf(value) === 0) return false;
    const mark = value & WAITED;
    if (cell.compareExchange(value, mark) !== value) continue;
    if (mark !== 0 && cell.unpark(1) === 0) cell.compareExchange(WAITED, 0);
    return true;
  }
}

/** The number of the thread that has the word, 0 for none. */
export function ownerOf(value: number): number {
  return value & ~WAITED;
}
