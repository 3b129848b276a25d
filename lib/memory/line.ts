import { Timer } from "../timer/timer.ts";
import type { Place } from "./cell.ts";

/**
 * Those of one thread who wait for one cell without blocking it, in the order in which they came.
 *
 * ```text
 *   first ──► Waiter ⇄ Waiter ⇄ Waiter ◄── last        joined at the end, may leave from anywhere
 * ```
 */
export class Line {
  /** The one who has waited longest. */
  first: Waiter | undefined;
  /** The one who came last. */
  last: Waiter | undefined;
  /** Whether the cell's value is not what a waiter has seen; also sees to it that changes wake us. */
  readonly hasChanged: (seen: number) => boolean;
  /** Called when the last one has left. */
  readonly onEmpty: () => Promise<unknown> | undefined;

  /**
   * Makes an empty line.
   *
   * @param hasChanged Whether the cell's value is not this one. It is asked after the waiter is ready to
   *   be woken, so that a change in between is not missed.
   * @param onEmpty What to do when the last one has left.
   */
  constructor(
    hasChanged: (seen: number) => boolean,
    onEmpty: () => Promise<unknown> | undefined = () => undefined,
  ) {
    this.hasChanged = hasChanged;
    this.onEmpty = onEmpty;
  }

  /** Takes the place at the end. */
  join(deadline: number, signal: AbortSignal | undefined): Place {
    const waiter = new Waiter(this, deadline, signal);
    waiter.before = this.last;
    if (this.last === undefined) this.first = waiter;
    else this.last.after = waiter;
    return this.last = waiter;
  }

  /**
   * Wakes the first `count` who sleep.
   *
   * @returns How many it were.
   */
  wake(count: number): number {
    let woken = 0;
    for (let at = this.first; at !== undefined && woken < count; at = at.after) {
      if (at.wake()) woken++;
    }
    return woken;
  }
}

class Waiter implements Place {
  before: Waiter | undefined;
  after: Waiter | undefined;
  readonly #line: Line;
  readonly #deadline: number;
  readonly #signal: AbortSignal | undefined;
  #timer: Timer | undefined;
  #resume: (() => void) | undefined;
  /** Woken before it slept, or between two sleeps: it has been told something that it has not seen. */
  #told = false;

  constructor(line: Line, deadline: number, signal: AbortSignal | undefined) {
    this.#line = line;
    this.#deadline = deadline;
    this.#signal = signal;
    signal?.addEventListener("abort", this.#onEnd);
  }

  get first(): boolean {
    return this.before === undefined;
  }

  park(seen: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.#told || this.#signal?.aborted) {
        this.#told = false;
        resolve();
        return;
      }
      this.#resume = resolve;
      if (this.#deadline !== Infinity) this.#timer ??= new Timer(this.#deadline, this.#onEnd);
      // Only the first one acts on a change; it has the next one look when it leaves.
      if (this.first && this.#line.hasChanged(seen)) this.wake();
    });
  }

  /** Wakes it; `false` if it is awake already and will look anyway. */
  wake(): boolean {
    if (this.#resume === undefined) {
      if (this.#told) return false;
      return this.#told = true;
    }
    this.#resume();
    this.#resume = undefined;
    return true;
  }

  leave(): Promise<unknown> | undefined {
    const { before, after } = this;
    const line = this.#line;
    if (before === undefined) line.first = after;
    else before.after = after;
    if (after === undefined) line.last = before;
    else after.before = before;
    this.#timer?.cancel();
    this.#signal?.removeEventListener("abort", this.#onEnd);
    if (line.first === undefined) return line.onEmpty();
    if (before === undefined) line.first.wake();
    return undefined;
  }

  readonly #onEnd = (): void => void this.wake();
}
