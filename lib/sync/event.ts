import type { Cell } from "../memory/cell.ts";
import { waitAsync, waitSync } from "../memory/wait.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import { type Place, Placed, regionOf } from "./place.ts";

/** What is waited for, in words. */
const what = "the event";
/** What `wait()` gives when it need not wait: one promise for all. */
const done = Promise.resolve(true);

/**
 * A flag to wait for: down at first, raised by `set()`, taken down by `clear()`.
 *
 * Order: `set()` wakes all who wait, at once. Who waited when it was called gets `true`, even if the flag
 * is down again by the time it looks.
 *
 * ```text
 *   word 0  generation    how often the flag was raised or taken down: odd while it is up
 *   word 1  waiters       1 if somebody may wait
 * ```
 *
 * @internal
 */
export class Event extends Placed {
  readonly #generation: Cell;
  readonly #waiters: Cell;

  /** Makes an event; each door of the library says where. */
  constructor(place: Place) {
    super(place, 2, () => {});
    const region = regionOf(this);
    this.#generation = region.cell(0);
    this.#waiters = region.cell(1);
  }

  /** Raises the flag, and wakes all who wait. Does nothing if it is up. */
  set(): void {
    const seen = this.#generation.load();
    if ((seen & 1) === 1) return;
    // If this fails, somebody else has raised it just now.
    if (this.#generation.compareExchange(seen, (seen + 1) | 0) !== seen) return;
    // After the generation was written: who notes itself later sees the new one.
    if (this.#waiters.exchange(0) !== 0) this.#generation.unpark(Infinity);
  }

  /** Takes the flag down. Does nothing if it is down. */
  clear(): void {
    const seen = this.#generation.load();
    if ((seen & 1) === 1) this.#generation.compareExchange(seen, (seen + 1) | 0);
  }

  /** Whether the flag is up. */
  isSet(): boolean {
    return (this.#generation.load() & 1) === 1;
  }

  /**
   * Waits until the flag is up, and lets others run meanwhile.
   *
   * Abort: the signal's reason is thrown; nothing else changes.
   *
   * @param options `timeout` in milliseconds, `signal`.
   * @returns `true`; `false` when the time is up.
   */
  wait(options?: WaitOptions): Promise<boolean> {
    if (options?.signal?.aborted !== true && this.isSet()) return done;
    return this.#waitAsync(options ?? {});
  }

  /**
   * Blocks this thread until the flag is up.
   *
   * @param options `timeout` in milliseconds; zero or less only looks.
   * @returns `true`; `false` when the time is up.
   * @throws {InvalidStateError} for an event among coroutines that is not set: nobody could set it.
   */
  waitSync(options?: SyncWaitOptions): boolean {
    if (this.isSet()) return true;
    return waitSync(this.#generation, this.#attempt(), deadlineOf(options ?? {}), what);
  }

  async #waitAsync(options: WaitOptions): Promise<boolean> {
    const deadline = deadlineOf(options);
    return await waitAsync(this.#generation, this.#attempt(), deadline, options.signal, what);
  }

  #attempt(): () => true | number {
    const before = this.#generation.load();
    return () => {
      // Noted before it looks: see set().
      this.#waiters.store(1);
      const now = this.#generation.load();
      return (now & 1) === 1 || now !== before ? true : now;
    };
  }
}
