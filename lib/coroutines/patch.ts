import { blockThread } from "../memory/block.ts";
import { Future } from "./future.ts";
import { Timer } from "../timer/timer.ts";
import { wakeTime } from "./sleep.ts";

/** What a greenlet hands to whoever runs it: something to wait for. */
export type Switches<T = void> = Generator<PromiseLike<unknown>, T, unknown>;

/** How many patches are in force. */
let patches = 0;

/** Functions that block the thread, until `patchAll()`. */
export interface Blocking {
  /**
   * Sleeps, as a library does that knows nothing of coroutines: it blocks the whole thread. After
   * `patchAll()` the greenlet alone sleeps, and others run.
   *
   * @param ms How long, in milliseconds.
   * @returns What a greenlet runs by `yield*`. It throws a `RangeError` if `ms` is not a number.
   */
  sleep(ms: number): Switches;
}

/** The functions that block the thread, until `patchAll()`. */
export const time: Blocking = {
  *sleep(ms: number): Switches {
    const at = wakeTime(ms);
    // Blocking means: this generator does not yield. To its greenlet it is one long step.
    if (patches === 0) blockThread(ms);
    else yield new Nap(at);
  },
};

/**
 * Makes blocking functions give way: from now on `time.sleep()` lets other greenlets run.
 *
 * The code that calls it stays as it is, which is the point of `monkey.patch_all()` in gevent. The
 * difference that remains: gevent switches C stacks, so that any call, however deep, may switch.
 * JavaScript has no such thing; a generator is left at a `yield` only. So the places where a switch
 * may happen are visible, as `yield*`, in each function on the way down, and only what is called that
 * way can be patched. A function that blocks otherwise blocks on.
 *
 * @returns The patch; disposing of it undoes it. Of several, the last one undone counts.
 *
 * @example One after the other, then interleaved
 * ```ts
 * import { joinAll, patchAll, spawn, type Switches, time } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * let heard: string[] = [];
 * function* repeat(word: string): Switches {
 *   for (let i = 0; i < 2; i++) {
 *     heard.push(word);
 *     yield* time.sleep(1);
 *   }
 * }
 * const both = () => joinAll([spawn(() => repeat("sing")), spawn(() => repeat("dance"))]);
 *
 * await both();
 * assertEquals(heard, ["sing", "sing", "dance", "dance"]);
 *
 * heard = [];
 * using _patch = patchAll();
 * await both();
 * assertEquals(heard, ["sing", "dance", "sing", "dance"]);
 * ```
 */
export function patchAll(): Disposable {
  patches++;
  let undone = false;
  return {
    [Symbol.dispose](): void {
      if (undone) return;
      undone = true;
      patches--;
    },
  };
}

/** A sleep that leaves no timer behind when its greenlet is killed. */
class Nap extends Future<void> {
  readonly #timer: Timer;

  constructor(at: number) {
    let wake!: () => void;
    super(({ fulfil }) => wake = fulfil);
    this.#timer = new Timer(at, wake);
  }

  override cancel(): boolean {
    this.#timer.cancel();
    return super.cancel();
  }
}
