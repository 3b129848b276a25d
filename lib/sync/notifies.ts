import type { Cell } from "../memory/cell.ts";
import type { Region } from "../memory/memory.ts";

/**
 * Who waits for a notify, and how many notifies nobody has used.
 *
 * ```text
 *   word 0  changes     counts notifies: those who wait sleep on it
 *   word 1  tickets     the number that the next one to wait gets
 *   word 2  waiting     how many wait and are not notified
 *   word 3  granted     how many waits may end, and have not
 *   word 4  below       … of those with tickets below this one
 * ```
 * All but `granted` is changed only by who holds the lock of the condition. A waiter that may go takes 1 off
 * `granted` at once, without the lock: so none is counted twice, and those of one thread keep their order.
 * Who waits is always counted once, in `waiting` or in `granted`.
 */
export class Notifies {
  /** Changes when somebody may go. */
  readonly changes: Cell;
  readonly #tickets: Cell;
  readonly #waiting: Cell;
  readonly #granted: Cell;
  readonly #below: Cell;

  /** How many words are needed. */
  static readonly WORDS = 5;

  /** Makes a handle of the words. */
  constructor(region: Region) {
    this.changes = region.cell(0);
    this.#tickets = region.cell(1);
    this.#waiting = region.cell(2);
    this.#granted = region.cell(3);
    this.#below = region.cell(4);
  }

  /** With the lock: begins to wait; returns the ticket. */
  enter(): number {
    const ticket = this.#tickets.load();
    this.#tickets.store((ticket + 1) | 0);
    this.#waiting.add(1);
    return ticket;
  }

  /** Ends a wait if there is a notify for it that nobody has used; else the value to sleep on. */
  use(ticket: number): true | number {
    // Read first: a notify after the look changes it, and then there is another look.
    const seen = this.changes.load();
    for (;;) {
      const granted = this.#granted.load();
      if (granted === 0 || ((this.#below.load() - ticket) | 0) <= 0) return seen;
      if (this.#granted.compareExchange(granted, granted - 1) === granted) return true;
    }
  }

  /** With the lock: lets at most `n` go of those who wait. */
  give(n: number): void {
    const waiting = this.#waiting.load();
    const count = Math.min(n, waiting);
    if (count > 0) this.#grant(count, waiting - count);
  }

  /** With the lock: ends a wait that was not notified. If it was all the same, another one gets the notify. */
  leave(ticket: number): void {
    const waiting = this.#waiting.load();
    if (waiting === 0) this.use(ticket); // all were notified: nobody is there to get it
    else if (this.#granted.load() > 0) this.#grant(0, waiting - 1);
    else this.#waiting.store(waiting - 1);
  }

  /** Without the lock, which cannot be had any more: ends a wait that was not notified. */
  abandon(): void {
    this.#waiting.add(-1);
  }

  /** Lets some more go; `left` of those who wait are not notified then. */
  #grant(count: number, left: number): void {
    this.#below.store(this.#tickets.load());
    const before = this.#granted.add(count);
    this.#waiting.store(left);
    this.changes.add(1);
    this.changes.unpark(before + count);
  }
}
