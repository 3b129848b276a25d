/**
 * Spinning, in a way that the explorer understands.
 *
 * @module
 */

import { Code } from "../model/codes.ts";
import { nothing, type Operation } from "../model/operation.ts";
import { asNothing, type Stage } from "../model/stage.ts";
import { Thread } from "../model/state.ts";

/**
 * A turn of a spinning loop. The thread goes on when something that it has read since its last
 * `pause()` was changed by somebody else, or when it has changed something itself: a turn that can
 * only see what the last one saw is not taken.
 *
 * Source: the handling of `spin_loop` in Miri (rust-lang/miri, pull request 1651), and the yields of
 * CHESS (Musuvathi, Qadeer: "Fair Stateless Model Checking", 2008).
 */
export const pauseOperations: Readonly<Record<number, Operation>> = {
  [Code.pause]: {
    ready: (state, at) =>
      state[at + Thread.hasWritten] !== 0 ||
      (state[at + Thread.changed]! & state[at + Thread.hasRead]!) !== 0,
    apply: goOn,
    expiry: { cause: () => "stuck", apply: goOn },
    reads: (state, at) => state[at + Thread.hasRead]!,
    writes: nothing,
    text: () => "pause()",
    waitsFor: () => "a change, in pause()",
  },
};

function goOn(state: Int32Array, at: number): number {
  state[at + Thread.hasRead] = 0;
  state[at + Thread.changed] = 0;
  state[at + Thread.hasWritten] = 0;
  return 0;
}

let current: Stage | undefined;

/**
 * Tells that this thread spins: call it in every loop that waits by looking again and again.
 *
 * In the explorer the thread goes on when something that it has read has changed, so that endless
 * loops have an end there. Elsewhere it does nothing.
 *
 * @example A lock out of a shared number
 * ```ts
 * import { pause, type SharedInt } from "interleave/explore";
 *
 * export function acquire(word: SharedInt): void {
 *   while (word.compareExchange(0, 1) !== 0) pause();
 * }
 * ```
 */
export function pause(): void {
  return current?.perform(Code.pause, 0, 0, 0, asNothing);
}

/** Says where `pause()` pauses from now on. */
export function pauseOn(stage: Stage | undefined): void {
  current = stage;
}
