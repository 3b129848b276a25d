import { deadlineOf } from "../waiting.ts";
import { Timer } from "../timer/timer.ts";
import { inNextTurn } from "../timer/turns.ts";

/** Options of `sleep()`. */
export interface SleepOptions {
  /** Ends the sleep by throwing the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does nothing for a while and lets the others run.
 *
 * Waits at least as long as it is told, and up to one millisecond more; sleepers wake in the order of
 * the milliseconds in which they are due, those of one millisecond in the order in which they came. Zero or less
 * waits one turn of the event loop: everybody who is ready gets a go. Aborting ends the sleep at
 * once. In the body of a `Task` prefer `task.sleep()`, which hears of the task's cancellation.
 *
 * Any number may sleep: all of them share one timer of the runtime.
 *
 * @param ms How long, in milliseconds; `Infinity` until it is aborted.
 * @param options `signal` to give up.
 * @throws {RangeError} if `ms` is not a number.
 *
 * @example Two coroutines take turns
 * ```ts
 * import { sleep } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const heard: string[] = [];
 * async function repeat(word: string): Promise<void> {
 *   for (let i = 0; i < 2; i++) {
 *     heard.push(word);
 *     await sleep(0);
 *   }
 * }
 * await Promise.all([repeat("sing"), repeat("dance")]);
 * assertEquals(heard, ["sing", "dance", "sing", "dance"]);
 * ```
 */
export function sleep(ms: number, options: SleepOptions = {}): Promise<void> {
  const { signal } = options;
  if (signal?.aborted) return Promise.reject(signal.reason);
  let at;
  try {
    at = wakeTime(ms);
  } catch (error) {
    return Promise.reject(error);
  }
  if (signal === undefined) return ms > 0 ? sharedSleep(at) : new Promise(inNextTurn);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  function giveUp(): void {
    timer.cancel();
    reject(signal!.reason);
  }
  signal.addEventListener("abort", giveUp, { once: true });
  const timer = new Timer(at, () => {
    signal.removeEventListener("abort", giveUp);
    resolve();
  });
  return promise;
}

/**
 * When a sleep ends, for a `Timer`: in the next turn if it lasts zero or less, else at a whole millisecond.
 *
 * @throws {RangeError} if `ms` is not a number.
 */
export function wakeTime(ms: number): number {
  const at = Math.ceil(deadlineOf({ timeout: ms }));
  return ms > 0 ? at : -Infinity;
}

/** The sleeps that nobody can end early, by the millisecond in which they end. */
const sleeps = new Map<number, Promise<void>>();

/**
 * Those who wake in the same millisecond wait for the same promise, which serves them in the order in
 * which they came. That is what makes a hundred thousand sleepers cheap: each costs its own frame.
 */
function sharedSleep(at: number): Promise<void> {
  let promise = sleeps.get(at);
  if (promise === undefined) {
    promise = new Promise((resolve) => {
      new Timer(at, () => {
        sleeps.delete(at);
        resolve();
      });
    });
    sleeps.set(at, promise);
  }
  return promise;
}
