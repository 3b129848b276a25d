import { now } from "../timeline/recorder.ts";
import type { Target } from "./target.ts";
import { beginLate, Thread } from "./thread.ts";
import type { ThreadOptions } from "./thread_options.ts";

/** Options of `Timer`: those of `Thread`, and how long to wait. */
export type TimerOptions<F extends Target = Target> = ThreadOptions<F> & {
  /** How long after `start()` the target is called, in milliseconds. */
  readonly interval: number;
};

/**
 * A thread that calls its target once, after a while.
 *
 * It is a thread from `start()` on: it waits there, and so fires in time even if the one that started it
 * is blocked. After `cancel()` it ends without having called the target, unless it has fired already.
 *
 * @example
 * ```ts
 * import { Timer } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * const module = "data:text/javascript,export function ring(bell) { bell[0] = 1 }";
 * const { ring } = await import(module);
 *
 * const bell = new Uint8Array(new SharedArrayBuffer(1));
 * const timer = new Timer({ interval: 10, module, target: ring, args: [bell] });
 * timer.start();
 * await timer.join();
 * assertEquals(bell[0], 1);
 * ```
 */
export class Timer<F extends Target = Target> extends Thread<F> {
  /**
   * Describes a timer; its time begins to run with `start()`.
   *
   * @param options What to call, and when.
   * @throws {RangeError} if the interval is not a number of at least 0.
   * @throws {TypeError} as `Thread` does.
   */
  constructor(options: TimerOptions<F>) {
    const { interval, ...others } = options;
    if (!(interval >= 0)) {
      throw new RangeError(`Cannot make a timer: interval is ${interval}; give milliseconds`);
    }
    super(others as unknown as ThreadOptions<F>);
    beginLate(this as unknown as Thread, () => now() + interval);
  }
}
