import { CancelledError, InvalidStateError, TimeoutError } from "../errors.ts";
import { deadlineOf } from "../waiting.ts";
import type { Task } from "./task.ts";
import { Timer } from "../timer/timer.ts";

/**
 * A part of a task's body that must be over by a deadline, which can be moved; see `timeout()`.
 *
 * At the deadline the task is cancelled, so that whatever it waits for ends and its `finally` blocks
 * run; at the edge of the block that cancellation becomes a `TimeoutError`, and the task goes on. A
 * cancellation that comes from elsewhere stays one.
 */
export class Timeout {
  #when: number | null;
  #state: "new" | "active" | "expired" | "over" = "new";
  #task: Task | undefined;
  #timer: Timer | undefined;

  /** A timeout at `when`, in milliseconds on the clock of `performance.now()`; `null` for none. */
  constructor(when: number | null) {
    this.#when = when;
  }

  /** The deadline, in milliseconds on the clock of `performance.now()`; `null` for none. */
  get when(): number | null {
    return this.#when;
  }

  /** Whether the deadline came before the end of the block. */
  get expired(): boolean {
    return this.#state === "expired";
  }

  /**
   * Runs the block. A timeout runs one block only.
   *
   * @param task The task that runs it.
   * @param body The block; it gets this timeout.
   * @returns What the block returns.
   * @throws {TimeoutError} if the deadline came and the block ended cancelled.
   * @throws {InvalidStateError} the second time.
   */
  async run<T>(task: Task, body: (timeout: Timeout) => T | PromiseLike<T>): Promise<T> {
    if (this.#state !== "new") {
      throw new InvalidStateError(
        "Cannot run under this timeout: it was used already; make another",
      );
    }
    this.#state = "active";
    this.#task = task;
    const before = task.cancelling;
    this.reschedule(this.#when);
    try {
      return await body(this);
    } catch (error) {
      if (!this.expired || !(error instanceof CancelledError) || task.cancelling - 1 > before) {
        throw error;
      }
      throw new TimeoutError("Cannot go on: the time of this block is up", { cause: error });
    } finally {
      this.#timer?.cancel();
      if (this.expired) task.uncancel();
      else this.#state = "over";
    }
  }

  /**
   * Moves the deadline, while the block runs.
   *
   * @param when Milliseconds on the clock of `performance.now()`; `null` for none. A time that has
   * passed ends the block at its next wait.
   * @throws {InvalidStateError} before the block, after it, or when the deadline has come.
   */
  reschedule(when: number | null): void {
    if (this.#state !== "active") {
      const why = this.#state === "new" ? "not running yet" : this.#state;
      throw new InvalidStateError(`Cannot reschedule the timeout: it is ${why}`);
    }
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#when = when;
    if (when === null) return;
    const expire = (): void => {
      if (this.#state !== "active") return;
      this.#state = "expired";
      this.#task!.cancel();
    };
    // A microtask comes before any wake-up, so a deadline in the past ends even the shortest wait.
    if (when <= performance.now()) queueMicrotask(expire);
    else this.#timer = new Timer(when, expire);
  }
}

/**
 * A timeout for a part of a task's body.
 *
 * @param ms How long the block may take, in milliseconds; zero or less ends it at its first wait,
 * `null` never.
 * @returns The timeout; its `run()` runs the block.
 * @throws {RangeError} if `ms` is not a number.
 *
 * @example The task goes on after a block that took too long
 * ```ts
 * import { run, timeout, TimeoutError } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const said = await run(async (task) => {
 *   try {
 *     await timeout(5).run(task, () => task.sleep(60_000));
 *     return "in time";
 *   } catch (error) {
 *     if (!(error instanceof TimeoutError)) throw error;
 *     return "too late";
 *   }
 * });
 * assertEquals(said, "too late");
 * ```
 */
export function timeout(ms: number | null): Timeout {
  return new Timeout(ms === null ? null : deadlineOf({ timeout: ms }));
}

/**
 * A timeout at a moment instead of after a while.
 *
 * @param when Milliseconds on the clock of `performance.now()`; `null` for never.
 * @returns The timeout; its `run()` runs the block.
 */
export function timeoutAt(when: number | null): Timeout {
  return new Timeout(when);
}
