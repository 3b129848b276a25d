/**
 * A word that can be waited on: what every lock and queue is made of.
 *
 * A cell holds an `int32` and lives in one of the memories (see `memory.ts`). Wake-ups are only hints:
 * whoever returns from `park()` looks at the word again, and looks now and then without being woken, so
 * that a hint which was lost with the process that had to give it on delays, but never hangs.
 */
export interface Cell {
  /** The value. Ordered after everything that its writer did before it wrote it. */
  load(): number;
  /** Sets the value. */
  store(value: number): void;
  /**
   * Adds to the value; wraps around at 32 bits.
   *
   * @returns The value before.
   */
  add(amount: number): number;
  /**
   * Sets the value.
   *
   * @returns The value before.
   */
  exchange(value: number): number;
  /**
   * Sets the value if it is `expected`.
   *
   * @returns The value before: `expected` if it was set.
   */
  compareExchange(expected: number, replacement: number): number;
  /**
   * Watches the value for a moment (40 µs, or not at all on a single processor) without sleeping.
   *
   * @returns Whether it is no longer `seen`.
   */
  spin(seen: number): boolean;
  /**
   * Blocks this thread while the value is `seen`: until it is woken, the deadline has come, or for no
   * reason (at the latest after 100 ms).
   *
   * @param seen The value that the caller has looked at; if it has changed, `park()` returns at once.
   * @param deadline Milliseconds on the clock of `performance.now()`; `Infinity` for none.
   * @throws {InvalidStateError} in memory of one thread, where nobody else could change the value.
   */
  park(seen: number, deadline: number): void;
  /**
   * Takes a place among those of this thread that wait for this cell without blocking.
   *
   * @param deadline Milliseconds on the clock of `performance.now()`; `Infinity` for none.
   * @param signal Wakes the place when it is aborted.
   */
  queueUp(deadline: number, signal: AbortSignal | undefined): Place;
  /**
   * Wakes some of those who wait, here and elsewhere, the longest waiting of each thread first.
   *
   * @param count How many at least; `Infinity` for all. More may be woken: they look and wait again.
   * @returns How many may have been woken; 0 if certainly nobody waits.
   */
  unpark(count: number): number;
}

/** A place in the line of those of one thread who wait for one cell. */
export interface Place {
  /** Whether nobody of this thread has waited longer. */
  readonly first: boolean;
  /**
   * Waits while the value is `seen`: until it is woken, the deadline has come, the signal is aborted, or
   * for no reason. One who is not first waits even if the value is another.
   */
  park(seen: number): Promise<void>;
  /**
   * Gives the place up and has the next one look.
   *
   * @returns What to wait for before saying that the wait is over, if this thread was the last to wait:
   *   until then the program still has a call of the system open for it.
   */
  leave(): Promise<unknown> | undefined;
}
