/** What a `Hold` gives back. */
interface Releasable {
  /** Gives it back. */
  release(): void;
}

/** What is held until the end of a block: `using held = lock.holdSync()`. It is given back once. */
export class Hold implements Disposable {
  #held: Releasable | undefined;

  /** Made by `hold()` and `holdSync()`. */
  constructor(held: Releasable) {
    this.#held = held;
  }

  /** Gives it back before the end of the block. A second call does nothing. */
  release(): void {
    const held = this.#held;
    this.#held = undefined;
    held?.release();
  }

  /** Gives it back, unless that was done. */
  [Symbol.dispose](): void {
    this.release();
  }
}
