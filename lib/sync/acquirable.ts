import { TimeoutError } from "../errors.ts";
import type { SyncWaitOptions, WaitOptions } from "../waiting.ts";
import { Hold } from "./hold.ts";
import { Placed } from "./place.ts";

/** What can be acquired and released, and so be held for the length of a block. */
export abstract class Acquirable extends Placed {
  /**
   * Acquires it, and lets others run until it can be had.
   *
   * @param options `timeout` in milliseconds, `signal`.
   * @returns `true`; `false` when the time is up.
   */
  abstract acquire(options?: WaitOptions): Promise<boolean>;

  /**
   * Acquires it, and blocks this thread until it can be had.
   *
   * @param options `timeout` in milliseconds.
   * @returns `true`; `false` when the time is up.
   */
  abstract acquireSync(options?: SyncWaitOptions): boolean;

  /**
   * Acquires it if that needs no waiting.
   *
   * @returns Whether it did.
   */
  abstract tryAcquire(): boolean;

  /** Gives it back. */
  abstract release(): void;

  /**
   * Acquires it for the rest of a block: `using held = await lock.hold()`.
   *
   * @param options `timeout` in milliseconds, `signal`.
   * @returns What gives it back, once, at the end of the block.
   * @throws {TimeoutError} when the time is up. Otherwise as `acquire()`.
   */
  async hold(options?: WaitOptions): Promise<Hold> {
    return this.#held(await this.acquire(options), options);
  }

  /**
   * Acquires it for the rest of a block: `using held = lock.holdSync()`.
   *
   * @param options `timeout` in milliseconds.
   * @returns What gives it back, once, at the end of the block.
   * @throws {TimeoutError} when the time is up. Otherwise as `acquireSync()`.
   */
  holdSync(options?: SyncWaitOptions): Hold {
    return this.#held(this.acquireSync(options), options);
  }

  #held(acquired: boolean, options: SyncWaitOptions | undefined): Hold {
    if (acquired) return new Hold(this);
    throw new TimeoutError(
      `Cannot hold the ${this.constructor.name}: it was not free within ${options?.timeout} ms`,
    );
  }
}
