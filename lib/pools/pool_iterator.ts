import { TimeoutError } from "../errors.ts";
import { Timer } from "../timer/timer.ts";
import { deadlineOf, type WaitOptions } from "../waiting.ts";
import type { ChunkSink } from "./chunked_source.ts";

type Outcome<R> = { readonly value: R } | { readonly error: unknown };

/** How a `PoolIterator` gives its results. */
export interface PoolIteratorOptions {
  /** Whether in the order of the items, or as they come. */
  readonly isOrdered: boolean;
  /** How many items may be under way or waiting to be taken. */
  readonly window: number;
  /** Called when there is room again. */
  readonly onRoom: () => void;
  /** Called when nobody wants any more. */
  readonly onReturn: () => void;
}

/**
 * The results of `imap()` and `imapUnordered()`, one after the other.
 *
 * @typeParam R What the function gives.
 */
export class PoolIterator<R> implements AsyncIterableIterator<R>, ChunkSink {
  readonly #options: PoolIteratorOptions;
  /** What has come, by its place: that of its item, or the order in which it came. */
  readonly #outcomes = new Map<number, Outcome<R>>();
  readonly #waiting: (() => void)[] = [];
  #arrived = 0;
  #given = 0;
  #count = Infinity;
  #underWay = 0;
  #isReturned = false;

  /** Made by a pool. */
  constructor(options: PoolIteratorOptions) {
    this.#options = options;
  }

  /** @internal */
  get hasRoom(): boolean {
    return !this.#isReturned && this.#underWay < this.#options.window;
  }

  /** @internal */
  began(items: number): void {
    this.#underWay += items;
  }

  /** @internal */
  take(
    start: number,
    output: readonly unknown[],
    failure: { readonly error: unknown } | undefined,
  ): void {
    if (this.#isReturned) return;
    const outcomes = output.map((value) => ({ value: value as R }) as Outcome<R>);
    if (failure !== undefined) outcomes.push(failure);
    for (const [i, outcome] of outcomes.entries()) {
      this.#outcomes.set(this.#options.isOrdered ? start + i : this.#arrived, outcome);
      this.#arrived++;
    }
    this.#wake();
  }

  /** @internal */
  end(count: number, failure: { readonly error: unknown } | undefined): void {
    if (this.#isReturned) return;
    this.#count = count;
    if (failure !== undefined) {
      this.#outcomes.set(count, failure);
      this.#count++;
    }
    this.#wake();
  }

  /**
   * The next result.
   *
   * @param options `timeout` in milliseconds, `signal`. If the wait ends early, the result is not lost:
   *   the next call gives it.
   * @returns It, or the end.
   * @throws {TimeoutError} when the time is up. Otherwise what the function, or the iterator of the items,
   *   has thrown; after an error the results go on.
   */
  async next(options: WaitOptions = {}): Promise<IteratorResult<R, undefined>> {
    const { signal } = options;
    const deadline = deadlineOf(options);
    for (;;) {
      signal?.throwIfAborted();
      if (this.#given >= this.#count) return { done: true, value: undefined };
      const outcome = this.#outcomes.get(this.#given);
      if (outcome !== undefined) {
        this.#outcomes.delete(this.#given++);
        this.#underWay--;
        if (this.hasRoom) this.#options.onRoom();
        if ("error" in outcome) throw outcome.error;
        return { done: false, value: outcome.value };
      }
      if (deadline <= performance.now()) {
        throw new TimeoutError(
          `Cannot give the next result: it was not there within ${options.timeout} ms`,
        );
      }
      await this.#change(deadline, signal);
    }
  }

  /** Takes no more results: no more items are begun, and their iterator is closed. */
  // deno-lint-ignore require-await -- What the iterator throws shall be a rejection.
  async return(): Promise<IteratorResult<R, undefined>> {
    this.#isReturned = true;
    this.#count = this.#given;
    this.#outcomes.clear();
    this.#wake();
    this.#options.onReturn();
    return { done: true, value: undefined };
  }

  /** The iterator itself. */
  [Symbol.asyncIterator](): this {
    return this;
  }

  #change(deadline: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = deadline === Infinity ? undefined : new Timer(deadline, () => end());
      const end = (): void => {
        timer?.cancel();
        signal?.removeEventListener("abort", end);
        resolve();
      };
      signal?.addEventListener("abort", end, { once: true });
      this.#waiting.push(end);
    });
  }

  #wake(): void {
    for (const end of this.#waiting.splice(0)) end();
  }
}
