/**
 * How many calls of one object are waiting, so that its memory is not given back under their feet.
 */
export class Pending {
  #count = 0;
  #then: (() => void) | undefined;

  /** Whether there are any. */
  get some(): boolean {
    return this.#count > 0;
  }

  /** Counts a call until it has ended. */
  async during<T>(call: Promise<T>): Promise<T> {
    this.#count++;
    try {
      return await call;
    } finally {
      if (--this.#count === 0) this.#then?.();
    }
  }

  /** Does something once there are none; at once if there are none now. Asked once. */
  afterwards(then: () => void): void {
    if (this.#count === 0) then();
    else this.#then = then;
  }
}
