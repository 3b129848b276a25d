import type { Pending } from "./async_result.ts";
import type { ChunkSink } from "./chunked_source.ts";

/** Collects the results of all items, in the order of the items. */
export class MapSink<R> implements ChunkSink {
  readonly hasRoom = true;
  readonly #results: R[];
  readonly #pending: Pending<R[]>;
  #done = 0;
  #count = Infinity;
  #failed = false;

  /** Ends `pending` when the results of so many items are there, or one has failed. */
  constructor(total: number, pending: Pending<R[]>) {
    // Whole from the beginning: chunks arrive in any order, and V8 keeps an array with gaps as a table.
    this.#results = new Array(total);
    this.#pending = pending;
  }

  take(
    start: number,
    output: readonly unknown[],
    failure: { readonly error: unknown } | undefined,
  ): void {
    if (this.#failed) return;
    if (failure !== undefined) return this.#fail(failure.error);
    for (let i = 0; i < output.length; i++) this.#results[start + i] = output[i] as R;
    this.#done += output.length;
    this.#endIfDone();
  }

  end(count: number, failure: { readonly error: unknown } | undefined): void {
    if (failure !== undefined) return this.#fail(failure.error);
    this.#count = count;
    this.#endIfDone();
  }

  #endIfDone(): void {
    if (this.#done === this.#count) this.#pending.resolve(this.#results);
  }

  #fail(error: unknown): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#pending.reject(error);
  }
}
