import type { Memory, Region } from "../memory/memory.ts";

/** More permits than this are not followed. */
const MOST = 1024;
/** For how many milliseconds permits must have been missing before somebody is taken for dead. */
const PATIENCE = 200;

/** The words by number, counted from where the takers begin. */
const STARTED_WITH = 0;
const HANDED_OVER = 1;
const TAKERS = 2;

/**
 * Who has taken the permits of a semaphore: enough to notice that some are gone with the dead.
 *
 * ```text
 *   0             1                                      2 …
 *   started with  1 once somebody released what another  who took each permit, 0 for nobody;
 *                 had taken                              one word for each that it started with
 * ```
 * The truth is in the number of permits left. Between taking a permit and noting it, and between giving
 * one back and crossing it out, a process may be killed; so nothing is concluded from a note alone, but
 * from permits that have been missing for a while with nobody alive who has them.
 *
 * Some programs give permits back through others, for example to count the free places of a buffer: there
 * a taker that has ended is missed by nobody, and nothing is concluded at all.
 */
export class Takers {
  readonly #region: Region;
  readonly #memory: Memory;
  readonly #at: number;
  readonly #count: number;

  /** Makes a handle of the words from number `at` on. */
  constructor(region: Region, at: number) {
    this.#region = region;
    this.#memory = region.memory;
    this.#at = at;
    this.#count = takersFor(this.#memory, this.startedWith);
  }

  /** How many words are needed. */
  static words(memory: Memory, permits: number): number {
    return TAKERS + takersFor(memory, permits);
  }

  /** Begins with so many permits. */
  static begin(region: Region, at: number, permits: number): void {
    region.cell(at + STARTED_WITH).store(permits);
  }

  /** How many permits there were in the beginning. */
  get startedWith(): number {
    return this.#region.cell(this.#at + STARTED_WITH).load();
  }

  /** Notes that this thread has taken one. */
  note(): void {
    this.#replace(0, this.#memory.me);
  }

  /** Crosses one out: of this thread, or else of one that was killed. */
  crossOut(): void {
    if (this.#count === 0 || this.#replace(this.#memory.me, 0)) return;
    const dead = this.#dead();
    if (dead === 0 || !this.#replace(dead, 0)) {
      this.#region.cell(this.#at + HANDED_OVER).store(1);
    }
  }

  /**
   * For a waiter: a function that looks whether permits are gone for good.
   *
   * It gives the number of the process that had one, 0 if nobody knows; `undefined` if none is gone, or
   * if they have been missing for a short time only.
   *
   * @param left How many permits are left.
   */
  watch(left: () => number): () => number | undefined {
    if (this.#count === 0) return () => undefined;
    let missingSince = Infinity;
    return () => {
      const now = performance.now();
      if (!this.#isMissing(left())) missingSince = Infinity;
      else if (missingSince === Infinity) missingSince = now;
      return now - missingSince < PATIENCE || missingSince === Infinity ? undefined : this.#dead();
    };
  }

  #isMissing(left: number): boolean {
    if (this.#region.cell(this.#at + HANDED_OVER).load() !== 0) return false;
    let missing = this.startedWith - left;
    for (let i = 0; missing > 0 && i < this.#count; i++) {
      const taker = this.#taker(i);
      if (taker !== 0 && !this.#memory.wasKilled(taker)) missing--;
    }
    return missing > 0;
  }

  /** One that was killed; 0 if there is none. */
  #dead(): number {
    for (let i = 0; i < this.#count; i++) {
      const taker = this.#taker(i);
      if (taker !== 0 && this.#memory.wasKilled(taker)) return taker;
    }
    return 0;
  }

  #taker(i: number): number {
    return this.#region.cell(this.#at + TAKERS + i).load();
  }

  #replace(taker: number, by: number): boolean {
    for (let i = 0; i < this.#count; i++) {
      const cell = this.#region.cell(this.#at + TAKERS + i);
      if (cell.load() === taker && cell.compareExchange(taker, by) === taker) return true;
    }
    return false;
  }
}

/** How many takers are noted; none where nobody can be killed. */
function takersFor(memory: Memory, permits: number): number {
  return memory.kind === "mapped" && permits <= MOST ? permits : 0;
}
