import type { Cell, Place } from "../../../../lib/memory/cell.ts";
import type { Memory, Region } from "../../../../lib/memory/memory.ts";

/**
 * A memory in which every operation on a cell is a step of the explorer: our own locks and queues run
 * there as they are.
 *
 * Nobody looks at a cell without being woken, as sleepers elsewhere do every 100 ms: a wake-up that is
 * lost shows as a deadlock.
 */
export class ExploredMemory implements Memory {
  readonly kind = "shared";
  readonly me: number;
  /** What the words are in the beginning: those of the explorer are all 0, so this is added to them. */
  readonly initial: number[] = [];
  /** The words of the explorer; none while objects are made, which writes into `initial`. */
  words: Int32Array<SharedArrayBuffer> | undefined;
  /** Told how many to wake, and says how many to wake instead: for mistakes on purpose. */
  readonly wake: (count: number) => number;

  /** Makes the memory as thread number `me` sees it. */
  constructor(me: number, wake: (count: number) => number = (count) => count) {
    this.me = me;
    this.wake = wake;
  }

  isAlive(): boolean {
    return true;
  }

  wasKilled(): boolean {
    return false;
  }

  reserve(words: number): Region {
    const start = this.initial.length;
    for (let i = 0; i < words; i++) this.initial.push(0);
    return {
      memory: this,
      cell: (index) => new ExploredCell(this, start + index),
      release(): void {},
    };
  }
}

class ExploredCell implements Cell {
  readonly #memory: ExploredMemory;
  readonly #index: number;

  constructor(memory: ExploredMemory, index: number) {
    this.#memory = memory;
    this.#index = index;
  }

  load(): number {
    const { words } = this.#memory;
    return words === undefined ? this.#initial : this.#shown(Atomics.load(words, this.#index));
  }

  store(value: number): void {
    const { words, initial } = this.#memory;
    if (words === undefined) initial[this.#index] = value;
    else Atomics.store(words, this.#index, this.#kept(value));
  }

  add(amount: number): number {
    return this.#shown(Atomics.add(this.#words, this.#index, amount));
  }

  exchange(value: number): number {
    return this.#shown(Atomics.exchange(this.#words, this.#index, this.#kept(value)));
  }

  compareExchange(expected: number, replacement: number): number {
    const [from, to] = [this.#kept(expected), this.#kept(replacement)];
    return this.#shown(Atomics.compareExchange(this.#words, this.#index, from, to));
  }

  spin(): boolean {
    return false;
  }

  park(seen: number, deadline: number): void {
    const end = Atomics.wait(this.#words, this.#index, this.#kept(seen), deadline - now());
    if (end === "timed-out") passTime(deadline);
  }

  queueUp(): Place {
    throw new TypeError("Cannot wait without blocking: explored threads are synchronous");
  }

  unpark(count: number): number {
    return Atomics.notify(this.#words, this.#index, this.#memory.wake(count));
  }

  get #words(): Int32Array<SharedArrayBuffer> {
    return this.#memory.words!;
  }

  get #initial(): number {
    return this.#memory.initial[this.#index]!;
  }

  #shown(kept: number): number {
    return (kept + this.#initial) | 0;
  }

  #kept(shown: number): number {
    return (shown - this.#initial) | 0;
  }
}

let time = 0;

function now(): number {
  return time;
}

function passTime(until: number): void {
  time = Math.max(time, until);
}

/** Has the clock of this thread stand still, but for waits whose time is up: no two runs differ by it. */
export function stopClock(): void {
  time = 0;
  performance.now = now;
}
