import { TimeoutError } from "../errors.ts";
import { Timer } from "../timer/timer.ts";
import { deadlineOf, type WaitOptions } from "../waiting.ts";
import type { Future } from "./future.ts";

/** When `wait()` has waited enough. */
export type ReturnWhen = "FIRST_COMPLETED" | "FIRST_EXCEPTION" | "ALL_COMPLETED";

/** Options of `wait()`. */
export interface WaitFuturesOptions extends WaitOptions {
  /**
   * What to wait for: one that is done, one that has failed (a cancelled one has not), or all.
   *
   * @default {"ALL_COMPLETED"}
   */
  readonly returnWhen?: ReturnWhen | undefined;
}

/** What `wait()` gives. */
export interface DoneAndNotDone<T> {
  /** Those that are done. */
  readonly done: Set<Future<T>>;
  /** The others. */
  readonly notDone: Set<Future<T>>;
}

/**
 * Waits for some of many futures. None is cancelled, and none throws.
 *
 * @param futures Which; one that is given twice counts once.
 * @param options `returnWhen`, `timeout` in milliseconds, `signal`.
 * @returns Those that are done when it has waited enough or the time is up, and the others.
 *
 * @example Whoever is first
 * ```ts
 * import { Future, wait } from "interleave/pools";
 * import { assertEquals } from "@std/assert";
 *
 * const [slow, fast] = [new Future<string>(), new Future<string>()];
 * fast.setResult("here");
 * const { done, notDone } = await wait([slow, fast], { returnWhen: "FIRST_COMPLETED" });
 * assertEquals([done.has(fast), notDone.has(slow)], [true, true]);
 * ```
 */
export async function wait<T>(
  futures: Iterable<Future<T>>,
  options: WaitFuturesOptions = {},
): Promise<DoneAndNotDone<T>> {
  const { returnWhen = "ALL_COMPLETED" } = options;
  const all = new Set(futures);
  const isEnough = async (): Promise<boolean> => {
    const done = [...all].filter((future) => future.done());
    if (done.length === all.size) return true;
    if (returnWhen === "FIRST_COMPLETED") return done.length > 0;
    if (returnWhen === "ALL_COMPLETED") return false;
    for (const future of done) {
      if (!future.cancelled() && await future.exception() !== null) return true;
    }
    return false;
  };
  const changes = new Changes(all, options);
  try {
    while (!await isEnough() && await changes.next());
  } finally {
    changes.end();
  }
  const isDone = (future: Future<T>): boolean => future.done();
  const { done = [], notDone = [] } = Object.groupBy(all, (f) => isDone(f) ? "done" : "notDone");
  return { done: new Set(done), notDone: new Set(notDone) };
}

/**
 * Gives futures as they are done: those that are already first.
 *
 * @param futures Which; one that is given twice is given back once.
 * @param options `timeout` in milliseconds, for all of them together; `signal`.
 * @throws {TimeoutError} when the time is up before all are done.
 *
 * @example In the order in which they end
 * ```ts
 * import { asCompleted, Future } from "interleave/pools";
 * import { assertEquals } from "@std/assert";
 *
 * const [one, two] = [new Future<number>(), new Future<number>()];
 * two.setResult(2);
 * one.setResult(1);
 * const results: number[] = [];
 * for await (const future of asCompleted([one, two])) results.push(await future.result());
 * assertEquals(results.sort(), [1, 2]);
 * ```
 */
export async function* asCompleted<T>(
  futures: Iterable<Future<T>>,
  options: WaitOptions = {},
): AsyncGenerator<Future<T>, void> {
  const left = new Set(futures);
  const count = left.size;
  const changes = new Changes(left, options);
  try {
    while (left.size > 0) {
      for (const future of left) {
        if (!future.done()) continue;
        left.delete(future);
        yield future;
      }
      if (left.size === 0) return;
      if (!await changes.next()) {
        throw new TimeoutError(`${left.size} (of ${count}) futures unfinished`);
      }
    }
  } finally {
    changes.end();
  }
}

/** Of a future, what it takes to notice its end. */
interface Noticeable {
  done(): boolean;
  addDoneCallback(callback: () => void): void;
}

/** Tells that one of some futures is done, or the time is up. */
class Changes {
  readonly #deadline: number;
  readonly #signal: AbortSignal | undefined;
  readonly #timer: Timer | undefined;
  #tell: (() => void) | undefined;
  #news = false;
  #isOver = false;

  constructor(futures: Iterable<Noticeable>, options: WaitOptions) {
    this.#deadline = deadlineOf(options);
    this.#signal = options.signal;
    this.#signal?.throwIfAborted();
    for (const future of futures) {
      if (!future.done()) future.addDoneCallback(this.#onNews);
    }
    this.#signal?.addEventListener("abort", this.#onNews);
    if (this.#deadline !== Infinity) this.#timer = new Timer(this.#deadline, this.#onNews);
  }

  /** Waits for news; `false` when the time is up. */
  async next(): Promise<boolean> {
    if (!this.#news && performance.now() < this.#deadline) {
      await new Promise<void>((resolve) => this.#tell = resolve);
    }
    this.#signal?.throwIfAborted();
    const isInTime = this.#news && performance.now() < this.#deadline;
    this.#news = false;
    return isInTime || performance.now() < this.#deadline;
  }

  end(): void {
    this.#isOver = true;
    this.#timer?.cancel();
    this.#signal?.removeEventListener("abort", this.#onNews);
  }

  readonly #onNews = (): void => {
    if (this.#isOver) return;
    this.#news = true;
    this.#tell?.();
  };
}
