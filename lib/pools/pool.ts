import { InvalidStateError } from "../errors.ts";
import type { Target } from "../workers/target.ts";
import { AsyncResult, type Pending, type ResultCallbacks } from "./async_result.ts";
import { checkChunkSize, ChunkSize } from "./chunk_size.ts";
import { ChunkedSource } from "./chunked_source.ts";
import { Crew } from "./crew.ts";
import { MapSink } from "./map_sink.ts";
import type { Call } from "./messages.ts";
import { PoolIterator } from "./pool_iterator.ts";
import { checkPoolOptions, type PoolOptions, Targets } from "./pool_options.ts";
import { SingleJob } from "./single_job.ts";

/** How a task may be given up. */
export interface TaskOptions {
  /**
   * How long it may take, in milliseconds, from when a worker begins with it. The worker, if it is a
   * process, is killed and replaced. For items: each.
   *
   * @default {Infinity}
   */
  readonly timeout?: number | undefined;
  /** Gives it up by failing with the signal's reason; a worker process that is at it is replaced. */
  readonly signal?: AbortSignal | undefined;
}

/** How items are handed out. */
export interface MapOptions extends TaskOptions {
  /** How many items a worker gets at a time. @default {decided by how long they take} */
  readonly chunkSize?: number | undefined;
}

/** How `imap()` hands out items; one at a time if not told otherwise. */
export type ImapOptions = Omit<MapOptions, "signal">;

/** A function of one parameter. */
export type Mapped<I, R> = (item: I) => R;

/**
 * Workers that do tasks for you: calls of exported functions, in processes or threads that are started once
 * and used again.
 *
 * Tasks are begun in the order in which they were asked for, or nearly: each worker has its next task, or
 * the next few short ones, before it is done. One that waits behind a long task so goes to another worker
 * when a few have overtaken it.
 *
 * A worker that dies in the middle of a task is replaced: that task fails with a `WorkerLostError`, no other
 * one is lost.
 *
 * `close()` takes no more tasks, `join()` then waits for the end of all; `terminate()` ends at once.
 * Disposing of it terminates it, as Python's `with` does.
 *
 * Ctrl-C reaches all processes of a terminal. Worker processes ignore it: it is for the program to decide,
 * with a handler that closes or terminates the pool; without one the program ends, and its workers with
 * it.
 *
 * @example Squares, in two processes
 * ```ts
 * import { Pool } from "interleave/pools";
 * import { assertEquals } from "@std/assert";
 *
 * const module = "data:text/javascript,export function square(x) { return x * x }";
 * const { square } = await import(module);
 *
 * await using pool = new Pool(2, { module });
 * assertEquals(await pool.map(square, [1, 2, 3]), [1, 4, 9]);
 * assertEquals(await pool.apply(square, [12]), 144);
 * ```
 */
export class Pool implements AsyncDisposable {
  readonly #crew: Crew;
  readonly #size: number;
  readonly #targets: Targets;
  #state: "open" | "closed" | "terminated" = "open";

  /**
   * Makes a pool, and starts its workers.
   *
   * @param size How many workers; as many as there are processors if not given.
   * @param options Where the functions are, and what the workers are.
   * @throws {RangeError} if a number is out of range.
   * @throws {TypeError} if the initializer is no function, or no export of the module.
   */
  constructor(size: number | undefined, options: PoolOptions) {
    const checked = checkPoolOptions(size, options);
    this.#targets = new Targets(options.module);
    this.#size = checked.size;
    this.#crew = new Crew(checked);
  }

  /** The workers that there are now: their names, and their pids or thread numbers. */
  get workers(): readonly { readonly name: string; readonly ident: number }[] {
    return this.#crew.workers.map(({ name, ident }) => ({ name, ident }));
  }

  /**
   * Calls a function in a worker.
   *
   * @param target An export of the pool's module.
   * @param args Its arguments.
   * @param options `timeout` in milliseconds, `signal`.
   * @returns What it gives. A rejection is the error that it threw, whose `cause` has the worker's stack.
   * @throws {InvalidStateError} after `close()`.
   */
  async apply<F extends Target>(
    target: F,
    args: Readonly<Parameters<F>>,
    options: TaskOptions = {},
  ): Promise<Awaited<ReturnType<F>>> {
    return await this.applyAsync(target, args, options).get();
  }

  /** As `apply()`, but blocks this thread. */
  applySync<F extends Target>(
    target: F,
    args: Readonly<Parameters<F>>,
    options: Omit<TaskOptions, "signal"> = {},
  ): Awaited<ReturnType<F>> {
    return this.applyAsync(target, args, options).getSync();
  }

  /** As `apply()`, but gives an object that can be asked how far it is. */
  applyAsync<F extends Target>(
    target: F,
    args: Readonly<Parameters<F>>,
    options: TaskOptions & ResultCallbacks<Awaited<ReturnType<F>>> = {},
  ): AsyncResult<Awaited<ReturnType<F>>> {
    this.#checkOpen();
    const reference = this.#targets.referTo(target);
    return this.#result((pending) => {
      const job = new SingleJob(reference, args, options.timeout, ({ output, failure }) => {
        options.signal?.removeEventListener("abort", onAbort);
        if (failure === undefined) pending.resolve(output[0] as Awaited<ReturnType<F>>);
        else pending.reject(failure.error);
      });
      const onAbort = (): void => {
        const { reason } = options.signal!;
        if (job.isExhausted) this.#crew.abort(job, reason);
        else job.abandon(reason);
      };
      if (options.signal?.aborted) return pending.reject(options.signal.reason);
      options.signal?.addEventListener("abort", onAbort, { once: true });
      this.#crew.add(job);
    }, options);
  }

  /**
   * Calls a function for each item.
   *
   * @param target An export of the pool's module, with one parameter.
   * @param items The items; an iterator is run to its end first.
   * @param options `chunkSize`; `timeout` of each item in milliseconds, `signal`.
   * @returns The results in the order of the items. A rejection is the first error.
   * @throws {InvalidStateError} after `close()`.
   * @throws {RangeError} if the size of chunks is below 1.
   */
  async map<I, R>(
    target: Mapped<I, R>,
    items: Iterable<I>,
    options: MapOptions = {},
  ): Promise<Awaited<R>[]> {
    return await this.mapAsync(target, items, options).get();
  }

  /** As `map()`, but blocks this thread. */
  mapSync<I, R>(
    target: Mapped<I, R>,
    items: Iterable<I>,
    options: Omit<MapOptions, "signal"> = {},
  ): Awaited<R>[] {
    return this.mapAsync(target, items, options).getSync();
  }

  /** As `map()`, but gives an object that can be asked how far it is. */
  mapAsync<I, R>(
    target: Mapped<I, R>,
    items: Iterable<I>,
    options: MapOptions & ResultCallbacks<Awaited<R>[]> = {},
  ): AsyncResult<Awaited<R>[]> {
    return this.#map("map", target as Target, items, options);
  }

  /** As `map()`, for a function with several parameters: each item is the list of its arguments. */
  async starmap<F extends Target>(
    target: F,
    items: Iterable<Readonly<Parameters<F>>>,
    options: MapOptions = {},
  ): Promise<Awaited<ReturnType<F>>[]> {
    return await this.starmapAsync(target, items, options).get();
  }

  /** As `starmap()`, but gives an object that can be asked how far it is. */
  starmapAsync<F extends Target>(
    target: F,
    items: Iterable<Readonly<Parameters<F>>>,
    options: MapOptions & ResultCallbacks<Awaited<ReturnType<F>>[]> = {},
  ): AsyncResult<Awaited<ReturnType<F>>[]> {
    return this.#map("starmap", target, items, options);
  }

  /**
   * Calls a function for each item, and gives the results one after the other, in the order of the items.
   *
   * Items are taken from their iterator only when a worker is about to need them, and no more than can be
   * taken up: it may be endless. It is closed when no more results are wanted (`break`), or the pool ends.
   *
   * @param target An export of the pool's module, with one parameter.
   * @param items The items. What their iterator throws is thrown in the place of the item.
   * @param options `chunkSize`, 1 if not given; `timeout` of each item in milliseconds.
   * @throws {InvalidStateError} after `close()`.
   * @throws {RangeError} if the size of chunks is below 1.
   */
  imap<I, R>(
    target: Mapped<I, R>,
    items: Iterable<I>,
    options: ImapOptions = {},
  ): PoolIterator<Awaited<R>> {
    return this.#imap(true, target as Target, items, options);
  }

  /** As `imap()`, but gives each result as soon as it is there. */
  imapUnordered<I, R>(
    target: Mapped<I, R>,
    items: Iterable<I>,
    options: ImapOptions = {},
  ): PoolIterator<Awaited<R>> {
    return this.#imap(false, target as Target, items, options);
  }

  /** Takes no more tasks. Those that it has are done, then the workers end. */
  close(): void {
    if (this.#state !== "open") return;
    this.#state = "closed";
    this.#crew.close();
  }

  /**
   * Waits until everything is done and the workers have ended.
   *
   * @throws {InvalidStateError} before `close()` or `terminate()`.
   */
  join(): Promise<void> {
    if (this.#state !== "open") return this.#crew.ended;
    return Promise.reject(
      new InvalidStateError("Cannot join the pool: it still takes tasks; close() it first"),
    );
  }

  /**
   * Ends the workers at once. Tasks that are not done fail with a `CancelledError`.
   *
   * Processes are killed. A thread that is in the middle of a task ends after it.
   */
  terminate(): void {
    if (this.#state === "terminated") return;
    this.#state = "terminated";
    this.#crew.terminate();
  }

  /** Terminates it, and waits until the workers have ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.terminate();
    await this.join();
  }

  #map<R>(
    call: Call,
    target: Target,
    items: Iterable<unknown>,
    options: MapOptions & ResultCallbacks<R[]>,
  ): AsyncResult<R[]> {
    this.#checkOpen();
    checkChunkSize(options.chunkSize);
    const reference = this.#targets.referTo(target);
    return this.#result<R[]>((pending) => {
      const { signal, timeout } = options;
      if (signal?.aborted) return pending.reject(signal.reason);
      let all: readonly unknown[];
      try {
        all = Array.isArray(items) ? items : [...items];
      } catch (error) {
        return pending.reject(error);
      }
      const size = new ChunkSize(this.#size, options.chunkSize);
      const plan = { call, target: reference, size, timeout };
      const forget = (): void => signal?.removeEventListener("abort", onAbort);
      const source = new ChunkedSource(
        all,
        plan,
        new MapSink<R>(all.length, {
          resolve: (value) => (forget(), pending.resolve(value)),
          reject: (error) => (forget(), source.abandon(error), pending.reject(error)),
        }),
      );
      const onAbort = (): void => source.abandon(signal!.reason);
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#crew.add(source);
    }, options);
  }

  #imap<R>(
    isOrdered: boolean,
    target: Target,
    items: Iterable<unknown>,
    options: ImapOptions,
  ): PoolIterator<R> {
    this.#checkOpen();
    const { chunkSize = 1, timeout } = options;
    checkChunkSize(chunkSize);
    const size = new ChunkSize(this.#size, chunkSize);
    const plan = { call: "map", target: this.#targets.referTo(target), size, timeout } as const;
    const sink = new PoolIterator<R>({
      isOrdered,
      window: WINDOW * this.#size * chunkSize,
      onRoom: () => this.#crew.refill(),
      onReturn: () => {
        try {
          source.close();
        } finally {
          this.#crew.refill();
        }
      },
    });
    const source = new ChunkedSource(items[Symbol.iterator](), plan, sink);
    this.#crew.add(source);
    return sink;
  }

  #result<T>(begin: (pending: Pending<T>) => void, callbacks: ResultCallbacks<T>): AsyncResult<T> {
    return new AsyncResult(
      (isSo, deadline) => this.#crew.pumpSync(isSo, deadline),
      begin,
      callbacks,
    );
  }

  #checkOpen(): void {
    if (this.#state === "open") return;
    throw new InvalidStateError(`Cannot take a task: the pool is ${this.#state}; make another`);
  }
}

/** How many chunks for each worker `imap()` has under way or waiting to be taken. */
const WINDOW = 16;
