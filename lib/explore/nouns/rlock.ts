/**
 * A lock that its owner may take again: two words, the number of the owner plus one, and how often it
 * has it.
 *
 * @module
 */

import { InvalidStateError } from "../../errors.ts";
import type { SyncWaitOptions } from "../../waiting.ts";
import { Code } from "../model/codes.ts";
import type * as nouns from "../model/nouns.ts";
import {
  arrow,
  givesItselfBack,
  itself,
  memoryOf,
  nothing,
  type Operation,
  ownNumber,
  takesItself,
} from "../model/operation.ts";
import { asBoolean, asNumber, Handle } from "../model/stage.ts";
import { look, Thread, threadOf, touch } from "../model/state.ts";
import { timedCall, timeoutIn, Timing, TIMING_IN_A, timingOf } from "../model/timing.ts";
import { Held } from "./lock.ts";

/** What can be done to a re-entrant lock. */
export const rlockOperations: Readonly<Record<number, Operation>> = {
  [Code.acquireAgain]: {
    ready: isFreeOrMine,
    apply: take,
    expiry: timeoutIn(TIMING_IN_A),
    reads: itself,
    writes: itself,
    waitsForLock: ownNumber,
    lock: takesItself,
    text: ({ object, a, result }) => timedCall(`${object.name}.acquireSync`, a, result),
  },
  [Code.tryAcquireAgain]: {
    apply: (state, at) => {
      if (isFreeOrMine(state, at)) return take(state, at);
      look(state, at, state[at + Thread.object]!);
      return 0;
    },
    reads: itself,
    writes: itself,
    text: ({ object, result }) =>
      `${object.name}.tryAcquire()${arrow(result === undefined ? result : result === 1)}`,
  },
  [Code.releaseAgain]: {
    apply: (state, at) => {
      const word = memoryOf(state, at);
      if (state[word] !== threadOf(at) + 1) return 0;
      if (--state[word + 1]! === 0) {
        state[word] = 0;
        touch(state, at, state[at + Thread.object]!);
      }
      return 1;
    },
    reads: itself,
    writes: itself,
    lock: givesItselfBack,
    text: ({ object }) => `${object.name}.release()`,
  },
  [Code.isOwned]: {
    apply: (state, at) => state[memoryOf(state, at)] === threadOf(at) + 1 ? 1 : 0,
    reads: itself,
    writes: nothing,
    looks: true,
    text: ({ object, result }) =>
      `${object.name}.isOwned()${arrow(result === undefined ? result : result === 1)}`,
  },
  [Code.recursionCount]: {
    apply: (state, at) => {
      const word = memoryOf(state, at);
      return state[word] === threadOf(at) + 1 ? state[word + 1]! : 0;
    },
    reads: itself,
    writes: nothing,
    looks: true,
    text: ({ object, result }) => `${object.name}.recursionCount()${arrow(result)}`,
  },
};

function isFreeOrMine(state: Int32Array, at: number): boolean {
  const owner = state[memoryOf(state, at)];
  return owner === 0 || owner === threadOf(at) + 1;
}

function take(state: Int32Array, at: number): number {
  const word = memoryOf(state, at);
  state[word] = threadOf(at) + 1;
  if (state[word + 1]!++ === 0) touch(state, at, state[at + Thread.object]!);
  return 1;
}

/** A re-entrant lock in the explorer. */
export class ExploredRLock extends Handle implements nouns.RLock {
  acquireSync(options?: SyncWaitOptions): boolean {
    const timing = timingOf(options);
    if (timing === Timing.never) return this.tryAcquire();
    return this.perform(Code.acquireAgain, timing, 0, asBoolean);
  }

  tryAcquire(): boolean {
    return this.perform(Code.tryAcquireAgain, 0, 0, asBoolean);
  }

  release(): void {
    return this.perform(Code.releaseAgain, 0, 0, (result) => {
      if (result === 1) return;
      throw new InvalidStateError(`Cannot release ${this.name}: this thread does not hold it`);
    });
  }

  holdSync(): Disposable {
    this.acquireSync();
    return new Held(this);
  }

  locked(): boolean {
    return this.perform(Code.locked, 0, 0, asBoolean);
  }

  isOwned(): boolean {
    return this.perform(Code.isOwned, 0, 0, asBoolean);
  }

  recursionCount(): number {
    return this.perform(Code.recursionCount, 0, 0, asNumber);
  }
}
