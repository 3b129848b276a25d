import { InvalidStateError } from "../errors.ts";
import { waitAsync, waitSync } from "../memory/wait.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import { Acquirable } from "./acquirable.ts";
import { ownerDied, suspiciousFrom } from "./owner_death.ts";
import { MOST_PERMITS, Permits } from "./permits.ts";
import { type Place, regionOf } from "./place.ts";
import { Takers } from "./takers.ts";

/** What `acquire()` gives when it need not wait: one promise for all. */
const done = Promise.resolve(true);

/** What it is that one may wait for. */
const permit = "a permit of the semaphore";

/** The words by number: how many permits are left; from here on, who took the others. */
const PERMITS = 0;
const TAKERS = 1;

/**
 * A number of permits: `acquire()` takes one, `release()` gives one back, or adds one.
 *
 * Order: coroutines of one thread get permits in the order in which they came. Between threads and
 * processes whoever comes first when there is one gets it.
 *
 * Death: the permit of a process that is killed is not given back. When permits run out, who waits for
 * one gets an `OwnerDiedError` within a second; a wait with a `timeout` below one second ends with `false`
 * as always. Whoever has put things right may then `release()` for the dead. A process that ends by itself
 * keeps its permit on purpose, and where permits are released by others than those who took them, as in
 * counting the free places of a buffer, nobody is reported.
 *
 * @internal
 */
export class Semaphore extends Acquirable {
  readonly #permits: Permits;
  readonly #takers: Takers;

  /**
   * Makes a semaphore; each door of the library says where.
   *
   * @param value How many permits there are in the beginning.
   * @throws {RangeError} if that is not a whole number from 0 to 2³⁰ − 1.
   */
  constructor(place: Place, value: number) {
    if (!Number.isInteger(value) || value < 0 || value > MOST_PERMITS) {
      throw new RangeError(
        `Cannot make a semaphore with ${value} permits: give a whole number from 0 to ${MOST_PERMITS}`,
      );
    }
    super(place, "cell" in place ? 0 : TAKERS + Takers.words(place, value), (region) => {
      region.cell(PERMITS).store(value);
      Takers.begin(region, TAKERS, value);
    });
    const region = regionOf(this);
    this.#permits = new Permits(region.cell(PERMITS));
    this.#takers = new Takers(region, TAKERS);
  }

  /**
   * Takes a permit, and lets others run until there is one.
   *
   * Abort: the signal's reason is thrown, and no permit is taken.
   *
   * @param options `timeout` in milliseconds, `signal`.
   * @returns `true`; `false` when the time is up.
   * @throws {OwnerDiedError} if a process was killed that had taken one.
   */
  acquire(options: WaitOptions = {}): Promise<boolean> {
    if (options.signal?.aborted !== true && this.#permits.takeFree()) {
      this.#takers.note();
      return done;
    }
    return this.#waitAsync(options);
  }

  /**
   * Takes a permit, and blocks this thread until there is one.
   *
   * @param options `timeout` in milliseconds; zero or less tries once.
   * @returns `true`; `false` when the time is up.
   * @throws {OwnerDiedError} if a process was killed that had taken one.
   * @throws {InvalidStateError} for a semaphore among coroutines without permits: nobody could add one.
   */
  acquireSync(options: SyncWaitOptions = {}): boolean {
    if (this.#permits.takeFree()) {
      this.#takers.note();
      return true;
    }
    const deadline = deadlineOf(options);
    return waitSync(this.#permits.cell, this.#attempt(deadline), deadline, permit);
  }

  /**
   * Takes a permit if there is one, even if others wait for it.
   *
   * @returns Whether it did.
   */
  tryAcquire(): boolean {
    const taken = this.#permits.takeAnyway();
    if (taken) this.#takers.note();
    return taken;
  }

  /**
   * Gives permits back, or adds some, and wakes as many who wait.
   *
   * @param n How many.
   * @throws {RangeError} if `n` is not a whole number of at least 1.
   * @throws {InvalidStateError} if there would be more than 2³⁰ − 1.
   */
  release(n = 1): void {
    this.giveBack(n, MOST_PERMITS);
  }

  /** How many permits are left; others may take some meanwhile. */
  getValue(): number {
    return this.#permits.left;
  }

  /** How many permits there were in the beginning. */
  protected get startedWith(): number {
    return this.#takers.startedWith;
  }

  /** Gives `n` permits back, unless there would be more than `most`. */
  protected giveBack(n: number, most: number): void {
    if (!Number.isInteger(n) || n < 1) {
      throw new RangeError(
        `Cannot release ${n} permits: give a whole number of at least 1`,
      );
    }
    if (this.#permits.left + n > most) throw this.#tooMany(n, most);
    // Crossed out first: who takes the permit needs the place to note it.
    for (let i = 0; i < n; i++) this.#takers.crossOut();
    if (!this.#permits.add(n, most)) throw this.#tooMany(n, most);
  }

  #tooMany(n: number, most: number): InvalidStateError {
    return new InvalidStateError(
      `Cannot release ${n} of the semaphore: ${this.getValue()} of at most ${most} permits are there; ` +
        "release only what was acquired",
    );
  }

  async #waitAsync(options: WaitOptions): Promise<boolean> {
    const deadline = deadlineOf(options);
    const attempt = this.#attempt(deadline);
    return await waitAsync(this.#permits.cell, attempt, deadline, options.signal, permit);
  }

  #attempt(deadline: number): () => true | number {
    const suspicious = suspiciousFrom(deadline);
    const watch = this.#takers.watch(() => this.#permits.left);
    return () => {
      const seen = this.#permits.takeOrMark();
      if (seen === true) {
        this.#takers.note();
      } else if (performance.now() >= suspicious) {
        const dead = watch();
        if (dead !== undefined) {
          throw ownerDied(permit, regionOf(this).memory, dead);
        }
      }
      return seen;
    };
  }
}
