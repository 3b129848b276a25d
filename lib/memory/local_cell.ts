import { InvalidStateError } from "../errors.ts";
import type { Cell, Place } from "./cell.ts";
import { Line } from "./line.ts";

/** A cell that one thread alone can see. Coroutines take turns, so nothing can come in between. */
export class LocalCell implements Cell {
  #value = 0;
  #line: Line | undefined;

  load(): number {
    return this.#value;
  }

  store(value: number): void {
    this.#value = value;
  }

  add(amount: number): number {
    const before = this.#value;
    this.#value = (before + amount) | 0;
    return before;
  }

  exchange(value: number): number {
    const before = this.#value;
    this.#value = value;
    return before;
  }

  compareExchange(expected: number, replacement: number): number {
    const before = this.#value;
    if (before === expected) this.#value = replacement;
    return before;
  }

  spin(seen: number): boolean {
    return this.#value !== seen;
  }

  park(seen: number): void {
    if (this.#value !== seen) return;
    throw new InvalidStateError(
      "Cannot block: only this thread could end the wait; use `await` and the form without `Sync`, " +
        "or an object of interleave/threads",
    );
  }

  queueUp(deadline: number, signal: AbortSignal | undefined): Place {
    this.#line ??= new Line((seen) => this.#value !== seen);
    return this.#line.join(deadline, signal);
  }

  unpark(count: number): number {
    return this.#line?.wake(count) ?? 0;
  }
}
