/**
 * An event loop to read: all of it is here, and it does what the ones behind `await` do.
 *
 * A coroutine is a generator. It runs until it has to wait, and yields *what for*; the loop writes
 * that down and runs somebody else. Only when everybody waits does the thread sleep.
 *
 * ```text
 *   ready ──step──▶ yields nothing ──────────▶ ready again
 *     ▲             yields { until } ────────▶ sleeping ──┐ its time has come
 *     │             yields { source } ───────▶ reading ───┤ something has arrived
 *     └───────────────────────────────────────────────────┘
 * ```
 *
 * @module
 */

import { inNextTurn } from "../timer/turns.ts";

/** What a coroutine waits for: a moment on the clock of `performance.now()`, an input, or a turn. */
export type Wanted = { readonly until: number } | { readonly source: Source<unknown> } | undefined;

/** A coroutine of an `EventLoop`; `T` is what it returns. */
export type Steps<T = void> = Generator<Wanted, T, void>;

/**
 * Runs coroutines that are generators, on one thread, until all have ended.
 *
 * @example A timer and a pipe
 * ```ts
 * import { EventLoop, pause, receive, Source, type Steps } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const echo = new Deno.Command("echo", { args: ["la"], stdout: "piped" }).spawn();
 * const heard: string[] = [];
 *
 * function* listen(): Steps {
 *   const source = new Source(echo.stdout);
 *   for (let bytes; (bytes = yield* receive(source)) !== undefined;) {
 *     heard.push(new TextDecoder().decode(bytes).trim());
 *   }
 * }
 * function* main(): Steps<number> {
 *   loop.start(listen());
 *   yield* pause(1);
 *   return 7;
 * }
 * const loop = new EventLoop();
 * assertEquals([await loop.run(main()), heard], [7, ["la"]]);
 * await echo.status;
 * ```
 */
export class EventLoop {
  #ready: Steps<unknown>[] = [];
  /** The next to wake first. */
  readonly #sleeping: { readonly until: number; readonly steps: Steps<unknown> }[] = [];
  /** Ends the sleep of the thread. */
  #rouse = (): void => {};
  #reading: { readonly source: Source<unknown>; readonly steps: Steps<unknown> }[] = [];

  /**
   * Adds a coroutine; it gets its first step in the next round.
   *
   * @param steps The coroutine: what calling a generator function gives.
   */
  start(steps: Steps<unknown>): void {
    this.#ready.push(steps);
  }

  /**
   * Runs until every coroutine has ended, in rounds.
   *
   * @param main The first coroutine.
   * @returns What it returns.
   * @throws Whatever a coroutine throws; the loop stops there.
   */
  async run<T>(main: Steps<T>): Promise<T> {
    let result: T;
    this.start((function* (): Steps {
      result = yield* main;
    })());
    for (;;) {
      const round = this.#ready;
      this.#ready = []; // who becomes ready in this round has a step in the next one
      for (const steps of round) this.#step(steps);
      const left = this.#ready.length + this.#sleeping.length + this.#reading.length;
      if (left === 0) return result!;
      await this.#listen();
      this.#wake();
    }
  }

  /** Lets one coroutine run to where it waits, and writes down what for. */
  #step(steps: Steps<unknown>): void {
    const { done, value: wanted } = steps.next();
    if (done) return;
    if (wanted === undefined) this.#ready.push(steps);
    else if ("source" in wanted) {
      this.#reading.push({ source: wanted.source, steps });
      void wanted.source.whenReady().then(() => this.#rouse());
    } else {
      const { until } = wanted;
      // Behind those of the same moment: who came first wakes first.
      const behind = this.#sleeping.findLastIndex((each) => each.until <= until);
      this.#sleeping.splice(behind + 1, 0, { until, steps });
    }
  }

  /**
   * Hands the thread to the system until something happens: what `epoll_wait()` is to others. When
   * somebody is ready it only looks, so that input arrives although the coroutines are busy.
   */
  #listen(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#rouse = resolve;
    if (this.#ready.length > 0) inNextTurn(resolve);
    const next = this.#sleeping[0];
    if (next === undefined) return promise;
    const timer = setTimeout(resolve, Math.max(0, next.until - performance.now()));
    return promise.finally(() => clearTimeout(timer));
  }

  /** Makes ready whose time has come and whose input has arrived. */
  #wake(): void {
    const now = performance.now();
    while (this.#sleeping.length > 0 && this.#sleeping[0]!.until <= now) {
      this.#ready.push(this.#sleeping.shift()!.steps);
    }
    const waiting = this.#reading;
    this.#reading = [];
    for (const each of waiting) {
      if (each.source.ready) this.#ready.push(each.steps);
      else this.#reading.push(each);
    }
  }
}

/**
 * An input that can be asked whether reading would wait: a socket, a pipe, a listener, …
 *
 * Deno hands out data, not readiness, so a source reads one item ahead and keeps it.
 *
 * @typeParam T An item: bytes of a socket, a connection of a listener.
 */
export class Source<T> {
  readonly #items: AsyncIterator<T>;
  #next: IteratorResult<T> | undefined;
  #failure: { readonly error: unknown } | undefined;
  #arriving: Promise<void> | undefined;

  /** A source of what can be iterated over. */
  constructor(items: AsyncIterable<T>) {
    this.#items = items[Symbol.asyncIterator]();
  }

  /** Whether `take()` has an answer. */
  get ready(): boolean {
    return this.#next !== undefined || this.#failure !== undefined;
  }

  /**
   * Takes the item that has arrived.
   *
   * @returns The item; `undefined` at the end, and when nothing has arrived yet.
   * @throws Whatever reading failed with.
   */
  take(): T | undefined {
    if (this.#failure !== undefined) throw this.#failure.error;
    if (this.#next === undefined || this.#next.done) return undefined;
    const { value } = this.#next;
    this.#next = undefined;
    return value;
  }

  /** Resolves when the source is ready; reading begins with the first call. */
  whenReady(): Promise<void> {
    if (this.ready) return Promise.resolve();
    return this.#arriving ??= this.#items.next()
      .then((next) => void (this.#next = next), (error) => void (this.#failure = { error }))
      .finally(() => this.#arriving = undefined);
  }
}

/** Waits `ms` milliseconds, as a part of a coroutine of an `EventLoop`: `yield* pause(10)`. */
export function* pause(ms: number): Steps {
  yield { until: performance.now() + ms };
}

/**
 * Waits for input, as a part of a coroutine of an `EventLoop`: `yield* receive(source)`.
 *
 * @param source The source.
 * @returns The next item; `undefined` at the end.
 */
export function* receive<T>(source: Source<T>): Steps<T | undefined> {
  while (!source.ready) yield { source }; // another coroutine may have been quicker
  return source.take();
}
