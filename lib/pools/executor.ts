import { InvalidStateError, TimeoutError } from "../errors.ts";
import { deadlineOf } from "../waiting.ts";
import type { Target } from "../workers/target.ts";
import { checkChunkSize } from "./chunk_size.ts";
import { Crew } from "./crew.ts";
import { Future } from "./future.ts";
import type { JobResult } from "./job.ts";
import type { Call } from "./messages.ts";
import { checkPoolOptions, type PoolOptions, Targets } from "./pool_options.ts";
import { SingleJob } from "./single_job.ts";
import type { WorkerKind } from "./worker.ts";

/** Options of an executor. */
export type ExecutorOptions = Omit<PoolOptions, "kind">;

/** Options of `Executor.map()`. */
export interface ExecutorMapOptions {
  /** For all results together, counted from the call of `map()`, in milliseconds. @default {Infinity} */
  readonly timeout?: number | undefined;
  /** How many calls make one task. @default {1} */
  readonly chunkSize?: number | undefined;
}

/** For each of some arguments, where many of it come from. */
export type ArgumentLists<A extends readonly unknown[]> = {
  readonly [P in keyof A]: Iterable<A[P]>;
};

/** Options of `Executor.shutdown()`. */
export interface ShutdownOptions {
  /** Whether to wait for the tasks and workers to end. @default {true} */
  readonly wait?: boolean | undefined;
  /** Whether to cancel the tasks that nobody has begun with. @default {false} */
  readonly cancelFutures?: boolean | undefined;
}

/**
 * Does tasks in workers, and gives a `Future` for each.
 *
 * A worker is started only when there is a task and nobody is idle. If a worker dies, all is over: every
 * future that is not done, and every later `submit()`, fails with a `BrokenPoolError`. (A `Pool` goes on.)
 *
 * @internal
 */
export abstract class Executor implements AsyncDisposable {
  readonly #crew: Crew;
  readonly #targets: Targets;
  readonly #pending = new Set<{ cancel(): boolean }>();
  #isShut = false;

  /** Makes an executor of at most `size` workers. */
  constructor(kind: WorkerKind, size: number | undefined, options: ExecutorOptions) {
    this.#crew = new Crew({
      ...checkPoolOptions(size, { ...options, kind }),
      lazy: true,
      breaks: true,
    });
    this.#targets = new Targets(options.module);
  }

  /** The workers that there are now: their names, and their pids or thread numbers. */
  get workers(): readonly { readonly name: string; readonly ident: number }[] {
    return this.#crew.workers.map(({ name, ident }) => ({ name, ident }));
  }

  /**
   * Has a function called in a worker.
   *
   * @param target An export of the executor's module.
   * @param args Its arguments.
   * @returns What it will give.
   * @throws {InvalidStateError} after `shutdown()`.
   * @throws {BrokenPoolError} after a worker was lost or could not begin.
   */
  submit<F extends Target>(target: F, ...args: Parameters<F>): Future<Awaited<ReturnType<F>>> {
    return this.#submit("apply", target, args, ([value]) => value as Awaited<ReturnType<F>>);
  }

  /**
   * Calls a function with the first of all arguments, then with the second, and so on, to the end of the
   * shortest list. All calls are handed in at once, whether the results are taken or not.
   *
   * @param target An export of the executor's module.
   * @param lists For each parameter, where its arguments come from.
   * @param options `timeout` in milliseconds, `chunkSize`.
   * @returns The results in order; the error of a call is thrown in the place of its result, and ends
   *   them.
   * @throws {TimeoutError} while iterating, when the time is up; tasks that nobody has begun with are
   *   cancelled then.
   * @throws {RangeError} if the size of chunks is below 1.
   */
  map<F extends Target>(
    target: F,
    lists: ArgumentLists<Parameters<F>>,
    options: ExecutorMapOptions = {},
  ): AsyncGenerator<Awaited<ReturnType<F>>, void> {
    const { chunkSize = 1, timeout } = options;
    checkChunkSize(chunkSize);
    const deadline = deadlineOf({ timeout });
    const calls = zip(lists as readonly Iterable<unknown>[]);
    const futures: Future<readonly unknown[]>[] = [];
    for (let i = 0; i < calls.length; i += chunkSize) {
      const chunk = calls.slice(i, i + chunkSize);
      futures.push(this.#submit("starmap", target, chunk, (output) => output));
    }
    return give(futures, deadline) as AsyncGenerator<Awaited<ReturnType<F>>, void>;
  }

  /**
   * Takes no more tasks. Those that it has are done, unless `cancelFutures`; then the workers end.
   *
   * @param options `wait`, `cancelFutures`.
   * @returns When all has ended; at once with `wait: false`.
   */
  async shutdown(options: ShutdownOptions = {}): Promise<void> {
    const { wait = true, cancelFutures = false } = options;
    if (cancelFutures) { for (const future of this.#pending) future.cancel(); }
    this.#isShut = true;
    this.#crew.close();
    if (wait) await this.#crew.ended;
  }

  /** Shuts it down, and waits for its tasks and workers to end. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.shutdown();
  }

  #submit<R>(
    call: Call,
    target: Target,
    input: readonly unknown[],
    read: (output: readonly unknown[]) => R,
  ): Future<R> {
    if (this.#crew.broken !== undefined) throw this.#crew.broken;
    if (this.#isShut) {
      throw new InvalidStateError("Cannot submit a task: the executor is shut down; make another");
    }
    const reference = this.#targets.referTo(target);
    const settle = ({ output, failure }: JobResult): void => {
      this.#pending.delete(future);
      if (future.done()) return;
      if (failure === undefined) future.setResult(read(output));
      else future.setException(failure.error);
    };
    const job = new SingleJob(reference, input, undefined, settle, call);
    const future = new Future<R>({
      withdraw: () => {
        if (!job.withdraw() && !this.#crew.withdraw(job)) return false;
        this.#pending.delete(future);
        queueMicrotask(() => this.#crew.refill());
        return true;
      },
      isRunning: () => this.#crew.isRunning(job),
      pumpSync: (isSo, deadline) => this.#crew.pumpSync(isSo, deadline),
    });
    this.#pending.add(future);
    this.#crew.add(job);
    return future;
  }
}

/**
 * Does tasks in processes.
 *
 * @example
 * ```ts
 * import { ProcessPoolExecutor } from "interleave/pools";
 * import { assertEquals } from "@std/assert";
 *
 * const module = "data:text/javascript,export function power(x, y) { return x ** y }";
 * const { power } = await import(module);
 *
 * await using executor = new ProcessPoolExecutor(2, { module });
 * assertEquals(await executor.submit(power, 2, 10).result(), 1024);
 * ```
 */
export class ProcessPoolExecutor extends Executor {
  /**
   * Makes an executor.
   *
   * @param maxWorkers How many processes at most; as many as there are processors if not given.
   * @param options Where the functions are, and how workers begin.
   * @throws {RangeError} if a number is out of range.
   * @throws {TypeError} if the initializer is no function, or no export of the module.
   */
  constructor(maxWorkers: number | undefined, options: ExecutorOptions) {
    super("process", maxWorkers, options);
  }
}

/**
 * Does tasks in threads.
 *
 * @example
 * ```ts
 * import { ThreadPoolExecutor } from "interleave/pools";
 * import { assertEquals } from "@std/assert";
 *
 * const module = "data:text/javascript,export function power(x, y) { return x ** y }";
 * const { power } = await import(module);
 *
 * await using executor = new ThreadPoolExecutor(2, { module });
 * assertEquals(await Array.fromAsync(executor.map(power, [[1, 2, 3], [2, 2, 2]])), [1, 4, 9]);
 * ```
 */
export class ThreadPoolExecutor extends Executor {
  /**
   * Makes an executor.
   *
   * @param maxWorkers How many threads at most; as many as there are processors if not given.
   * @param options Where the functions are, and how workers begin.
   * @throws {RangeError} if a number is out of range.
   * @throws {TypeError} if the initializer is no function, or no export of the module.
   */
  constructor(maxWorkers: number | undefined, options: ExecutorOptions) {
    super("thread", maxWorkers, options);
  }
}

async function* give(
  futures: readonly Future<readonly unknown[]>[],
  deadline: number,
): AsyncGenerator<unknown, void> {
  try {
    for (const future of futures) {
      const timeout = deadline - performance.now();
      if (timeout <= 0 && !future.done()) {
        throw new TimeoutError("Cannot give the next result: the time is up");
      }
      yield* await future.result({ timeout });
    }
  } finally {
    for (const future of futures) future.cancel();
  }
}

/** The first of all lists, the second of all lists, … to the end of the shortest one. */
function zip(lists: readonly Iterable<unknown>[]): unknown[][] {
  const iterators = lists.map((list) => list[Symbol.iterator]());
  const rows: unknown[][] = [];
  for (;;) {
    const row: unknown[] = [];
    for (const iterator of iterators) {
      const { done, value } = iterator.next();
      if (done) return rows;
      row.push(value);
    }
    if (row.length === 0) return rows;
    rows.push(row);
  }
}
