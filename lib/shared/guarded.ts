import { InvalidStateError } from "../errors.ts";
import type { Acquirable } from "../sync/acquirable.ts";
import { type Place, Placed } from "../sync/place.ts";

/** Which lock goes with shared data. */
export interface GuardedOptions {
  /**
   * `true` for an `RLock` of its own, `false` for none, or a lock that guards other things as well.
   *
   * @default {true}
   */
  readonly lock?: boolean | Acquirable | undefined;
}

/** Shared data that has a lock beside it. *
 * @internal
 */
export abstract class Guarded extends Placed {
  readonly #lock: Acquirable | null;

  /** Makes new data, or one more handle of old data. */
  constructor(place: Place, words: number, lock: Acquirable | null) {
    super(place, words, () => {});
    this.#lock = lock;
  }

  /** The lock that goes with some data, if one does. */
  static lockOf(data: Guarded): Acquirable | null {
    return data.#lock;
  }

  /**
   * The lock that goes with it: hold it around steps that belong together, such as `value += 1`.
   *
   * Reading and writing while one holds it is fine: nothing takes it by itself.
   *
   * @throws {InvalidStateError} if it was made with `lock: false`.
   */
  getLock(): Acquirable {
    if (this.#lock !== null) return this.#lock;
    throw new InvalidStateError(
      `Cannot get the lock of this ${this.constructor.name}: it was made with \`lock: false\``,
    );
  }
}

/**
 * The lock that options ask for.
 *
 * @param make Makes one of its own.
 * @throws {TypeError} if the option is no lock.
 */
export function lockFrom(
  { lock = true }: GuardedOptions,
  make: () => Acquirable,
): Acquirable | null {
  if (lock === true) return make();
  if (lock === false) return null;
  const { acquire, release } = (lock ?? {}) as Partial<Acquirable>;
  if (typeof acquire === "function" && typeof release === "function") return lock;
  throw new TypeError(
    `Cannot guard shared data with ${Deno.inspect(lock)}: give true, false, or a lock`,
  );
}
