/**
 * An event: one word, 1 when it is set.
 *
 * @module
 */

import type { SyncWaitOptions } from "../../waiting.ts";
import { Code } from "../model/codes.ts";
import type * as nouns from "../model/nouns.ts";
import { arrow, itself, memoryOf, nothing, type Operation } from "../model/operation.ts";
import { asBoolean, asNothing, Handle } from "../model/stage.ts";
import { look, Thread, touch } from "../model/state.ts";
import { timedCall, timeoutIn, Timing, TIMING_IN_A, timingOf } from "../model/timing.ts";

/** What can be done to an event. */
export const eventOperations: Readonly<Record<number, Operation>> = {
  [Code.waitForEvent]: {
    ready: (state, at) => state[memoryOf(state, at)] !== 0,
    apply: (state, at) => {
      look(state, at, state[at + Thread.object]!);
      return 1;
    },
    expiry: timeoutIn(TIMING_IN_A),
    reads: itself,
    writes: nothing,
    text: ({ object, a, result }) => timedCall(`${object.name}.waitSync`, a, result),
  },
  [Code.setEvent]: {
    apply: (state, at) => flip(state, at, 1),
    reads: itself,
    writes: itself,
    text: ({ object }) => `${object.name}.set()`,
  },
  [Code.clearEvent]: {
    apply: (state, at) => flip(state, at, 0),
    reads: itself,
    writes: itself,
    text: ({ object }) => `${object.name}.clear()`,
  },
  [Code.isSet]: {
    apply: (state, at) => {
      look(state, at, state[at + Thread.object]!);
      return state[memoryOf(state, at)]!;
    },
    reads: itself,
    writes: nothing,
    looks: true,
    text: ({ object, result }) =>
      `${object.name}.isSet()${arrow(result === undefined ? result : result === 1)}`,
  },
};

function flip(state: Int32Array, at: number, value: number): number {
  const word = memoryOf(state, at);
  if (state[word] !== value) touch(state, at, state[at + Thread.object]!);
  state[word] = value;
  return value;
}

/** An event in the explorer. */
export class ExploredEvent extends Handle implements nouns.Event {
  set(): void {
    return this.perform(Code.setEvent, 0, 0, asNothing);
  }

  clear(): void {
    return this.perform(Code.clearEvent, 0, 0, asNothing);
  }

  isSet(): boolean {
    return this.perform(Code.isSet, 0, 0, asBoolean);
  }

  waitSync(options?: SyncWaitOptions): boolean {
    const timing = timingOf(options);
    if (timing === Timing.never) return this.isSet();
    return this.perform(Code.waitForEvent, timing, 0, asBoolean);
  }
}
