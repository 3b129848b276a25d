import { CancelledError, GreenletExit } from "../errors.ts";
import type { SyncWaitOptions } from "../waiting.ts";
import type { Switches } from "./patch.ts";
import { Task } from "./task.ts";
import { wait } from "./wait.ts";

/**
 * A coroutine that is written as a generator, and whose switches are its `yield`s.
 *
 * `yield promise` waits for a promise, and `yield* time.sleep(10)` sleeps: blocking the thread, or,
 * after `patchAll()`, giving way. It is a task underneath: `cancel()` is how `kill()` reaches it. As in
 * gevent, one that fails harms nobody: its error stays in it, for who awaits it or asks for it.
 *
 * @typeParam T What the generator returns.
 */
export class Greenlet<T = unknown> extends Task<T | GreenletExit> {
  /** Starts a greenlet; the same as `spawn(body)`. */
  constructor(body: () => Switches<T>) {
    if (typeof body !== "function") {
      throw new TypeError(`Cannot spawn ${typeof body}: give a generator function`);
    }
    super((task) => drive(task, body()));
    this.then(undefined, () => {/* It stays in here. */});
  }

  /** Whether it has ended, with a value rather than an error. */
  get successful(): boolean {
    return this.done && !this.cancelled && this.exception() === undefined;
  }

  /**
   * Waits until it has ended, however it ends.
   *
   * @param options `timeout` in milliseconds (for ever if not given).
   * @returns Whether it has ended.
   */
  async join(options: SyncWaitOptions = {}): Promise<boolean> {
    await wait([this], options);
    return this.done;
  }
}

/**
 * Starts a generator as a greenlet. Its first step comes with the next microtasks.
 *
 * @param body The generator function.
 * @returns The greenlet.
 * @throws {TypeError} if `body` is not a function.
 *
 * @example
 * ```ts
 * import { sleep, spawn } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const greenlet = spawn(function* () {
 *   yield sleep(1);
 *   return "rested";
 * });
 * assertEquals(await greenlet, "rested");
 * ```
 */
export function spawn<T>(body: () => Switches<T>): Greenlet<T> {
  return new Greenlet(body);
}

/** Options of `joinAll()`. */
export interface JoinAllOptions extends SyncWaitOptions {
  /**
   * Throw the first error that a greenlet ended with.
   *
   * @default {false} Errors stay in the greenlets: `await` one to get it.
   */
  readonly raiseError?: boolean;
}

/**
 * Waits until greenlets have ended, however they end.
 *
 * @param greenlets The greenlets; an empty list is no wait.
 * @param options `timeout` in milliseconds for all of them together, `raiseError`.
 * @returns Those that have ended, in the order of the list.
 */
export async function joinAll<G extends Greenlet>(
  greenlets: readonly G[],
  options: JoinAllOptions = {},
): Promise<G[]> {
  const { raiseError = false } = options;
  if (greenlets.length > 0) {
    await wait(greenlets, {
      ...options,
      returnWhen: raiseError ? "first-exception" : "all-completed",
    });
  }
  const ended = greenlets.filter((each) => each.done);
  const failed = raiseError && ended.find((each) => !each.cancelled && !each.successful);
  if (failed) failed.result();
  return ended;
}

/**
 * Ends a greenlet by throwing a `GreenletExit` into it where it waits, and waits until it has ended.
 *
 * Its `finally` blocks run. Before its first step, it never runs and ends cancelled; one that has
 * ended stays as it is. A plain promise that it waits for is left alone.
 *
 * @param greenlet The greenlet.
 *
 * @example
 * ```ts
 * import { kill, patchAll, sleep, spawn, time } from "interleave/coroutines";
 * import { assert } from "@std/assert";
 *
 * using _patch = patchAll();
 * const greenlet = spawn(() => time.sleep(60_000));
 * await sleep(0); // it starts
 * await kill(greenlet);
 * assert(greenlet.successful);
 * ```
 */
export async function kill(greenlet: Greenlet): Promise<void> {
  greenlet.cancel();
  await greenlet.join();
}

/** Runs a generator to its end; what it yields is waited for. */
async function drive<T>(task: Task, switches: Switches<T>): Promise<T | GreenletExit> {
  let exit: GreenletExit | undefined;
  let resume = (): IteratorResult<PromiseLike<unknown>, T> => switches.next();
  try {
    for (;;) {
      const step = resume();
      if (step.done) return step.value;
      try {
        const value = await task.until(step.value);
        resume = () => switches.next(value);
      } catch (error) {
        let thrown = error;
        if (error instanceof CancelledError && task.cancelling > 0) {
          task.uncancel();
          thrown = exit = new GreenletExit();
        }
        resume = () => switches.throw(thrown);
      }
    }
  } catch (error) {
    if (error instanceof GreenletExit && error === exit) return error;
    throw error;
  }
}
