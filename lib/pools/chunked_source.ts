import type { ExportReference } from "../workers/target.ts";
import type { ChunkSize } from "./chunk_size.ts";
import type { Job, JobSource } from "./job.ts";
import type { Call } from "./messages.ts";

/**
 * What happens to the results of a chunked source.
 *
 * @internal
 */
export interface ChunkSink {
  /** Whether more results can be taken now; if not, call `Crew.refill()` when they can. */
  readonly hasRoom: boolean;
  /** So many items have become a job. */
  began?(items: number): void;
  /** Takes the results of a chunk that begins at item number `start`. */
  take(
    start: number,
    output: readonly unknown[],
    failure: { readonly error: unknown } | undefined,
  ): void;
  /** There are no more chunks; there were so many items. `failure` if the input has thrown. */
  end(count: number, failure: { readonly error: unknown } | undefined): void;
}

/** How to call what, and with how many items at a time. */
export interface ChunkPlan {
  readonly call: Call;
  readonly target: ExportReference;
  readonly size: ChunkSize;
  readonly timeout?: number | undefined;
}

/** Items, in chunks, taken from an iterator only when somebody can work on them. */
export class ChunkedSource implements JobSource {
  readonly #items: Iterator<unknown> | readonly unknown[];
  readonly #plan: ChunkPlan;
  readonly #sink: ChunkSink;
  /** How many items there are in all, as far as it is known. */
  readonly #total: number;
  #taken = 0;
  #ended = false;

  /** Makes a source. */
  constructor(
    items: Iterator<unknown> | readonly unknown[],
    plan: ChunkPlan,
    sink: ChunkSink,
  ) {
    this.#items = items;
    this.#total = "length" in items ? items.length : Infinity;
    this.#plan = plan;
    this.#sink = sink;
  }

  /** Whether the input has come to its end. */
  get isExhausted(): boolean {
    return this.#ended;
  }

  next(): Job | undefined {
    if (this.#ended || !this.#sink.hasRoom) return undefined;
    const { call, target, size, timeout } = this.#plan;
    const wanted = size.next(this.#total - this.#taken);
    const start = this.#taken;
    let input: readonly unknown[] = [];
    let failure: { readonly error: unknown } | undefined;
    try {
      input = this.#takeItems(wanted);
    } catch (error) {
      this.#ended = true;
      // A chunk that could not be filled is not begun.
      failure = { error };
    }
    this.#taken += input.length;
    if (this.#ended || this.#taken === this.#total) this.#end(failure);
    if (input.length === 0) return undefined;
    this.#sink.began?.(input.length);
    return {
      call,
      target,
      input,
      timeout: timeout === undefined ? undefined : timeout * input.length,
      settle: ({ output, failure, ms }) => {
        size.learn(Math.max(1, output.length), ms);
        this.#sink.take(start, output, failure);
      },
    };
  }

  /**
   * Takes no more items, and lets their iterator clean up.
   *
   * @throws What it throws then.
   */
  close(): void {
    if (this.#ended) return;
    this.#ended = true;
    if ("next" in this.#items) this.#items.return?.();
  }

  abandon(error: unknown): void {
    if (this.#ended) return;
    try {
      this.close();
    } catch {
      // Why it is abandoned says more.
    }
    this.#end({ error });
  }

  /** The next items, as many as there are. */
  #takeItems(wanted: number): readonly unknown[] {
    if (!("next" in this.#items)) return this.#items.slice(this.#taken, this.#taken + wanted);
    const items: unknown[] = [];
    while (items.length < wanted) {
      const { done, value } = this.#items.next();
      if (done) {
        this.#ended = true;
        break;
      }
      items.push(value);
    }
    return items;
  }

  #end(failure: { readonly error: unknown } | undefined): void {
    this.#ended = true;
    this.#sink.end(this.#taken, failure);
  }
}
