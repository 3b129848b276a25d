import { Semaphore } from "./semaphore.ts";

/**
 * A `Semaphore` that never has more permits than in the beginning: to release too often is an error.
 *
 * @internal
 */
export class BoundedSemaphore extends Semaphore {
  /**
   * Gives permits back, and wakes as many who wait.
   *
   * @param n How many.
   * @throws {RangeError} if `n` is not a whole number of at least 1.
   * @throws {InvalidStateError} if there would be more than in the beginning; nothing is released then.
   */
  override release(n = 1): void {
    this.giveBack(n, this.startedWith);
  }
}
