import { deadlineOf, type WaitOptions } from "../waiting.ts";

/**
 * Something that becomes ready once and stays so, such as the end of a process; to wait for beside
 * other things.
 *
 * @example
 * ```ts ignore
 * import { Process } from "interleave/processes";
 *
 * declare const process: Process;
 * console.log(process.sentinel.ready); // false while it runs
 * await process.sentinel.wait();
 * ```
 */
export class Sentinel {
  readonly #isReady: () => boolean;
  readonly #event: Promise<unknown>;

  /** Made by whoever owns the event: `isReady` asks now, `event` settles when it happens. */
  constructor(isReady: () => boolean, event: Promise<unknown>) {
    this.#isReady = isReady;
    this.#event = event;
  }

  /** Whether it has happened. */
  get ready(): boolean {
    return this.#isReady();
  }

  /**
   * Waits until it happens. Any number may wait; aborting or timing out changes nothing.
   *
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @returns Whether it has happened; `false` when the time was up.
   */
  async wait(options: WaitOptions = {}): Promise<boolean> {
    const { signal } = options;
    signal?.throwIfAborted();
    const left = deadlineOf(options) - performance.now();
    if (this.ready || left <= 0) return this.ready;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = (): void => reject(signal?.reason);
    signal?.addEventListener("abort", giveUp);
    // The timer also keeps the program alive: a daemon's end alone would not. setTimeout() takes 31
    // bits, 24 days, so a longer wait is one of several.
    const longest = 2 ** 31 - 1;
    const timer = left > longest ? setInterval(() => {}, longest) : setTimeout(resolve, left);
    this.#event.then(() => resolve(), reject);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
    }
    return this.ready;
  }
}
