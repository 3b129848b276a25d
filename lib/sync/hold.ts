/** What is held until the end of a block: `using held = lock.holdSync()`. It is given back once. */
export class Hold implements Disposable {
  #giveBack: (() => void) | undefined;

  /** Made by `hold()` and `holdSync()`. */
  constructor(giveBack: () => void) {
    this.#giveBack = giveBack;
  }

  /** Gives it back before the end of the block. A second call does nothing. */
  release(): void {
    const giveBack = this.#giveBack;
    this.#giveBack = undefined;
    giveBack?.();
  }

  /** Gives it back, unless that was done. */
  [Symbol.dispose](): void {
    this.release();
  }
}
