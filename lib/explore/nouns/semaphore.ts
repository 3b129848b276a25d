/**
 * A semaphore: two words, the permits that are left and the most there may be (−1: no bound).
 *
 * @module
 */

import { InvalidStateError } from "../../errors.ts";
import type { SyncWaitOptions } from "../../waiting.ts";
import { Code } from "../model/codes.ts";
import type * as nouns from "../model/nouns.ts";
import { arrow, itself, memoryOf, nothing, type Operation } from "../model/operation.ts";
import { asBoolean, asNumber, Handle } from "../model/stage.ts";
import { look, Thread, touch } from "../model/state.ts";
import { timedCall, timeoutIn, Timing, TIMING_IN_A, timingOf } from "../model/timing.ts";
import { Held } from "./lock.ts";

/** What can be done to a semaphore. */
export const semaphoreOperations: Readonly<Record<number, Operation>> = {
  [Code.acquirePermit]: {
    ready: hasPermit,
    apply: take,
    expiry: timeoutIn(TIMING_IN_A),
    reads: itself,
    writes: itself,
    text: ({ object, a, result }) => timedCall(`${object.name}.acquireSync`, a, result),
  },
  [Code.tryAcquirePermit]: {
    apply: (state, at) => {
      if (hasPermit(state, at)) return take(state, at);
      look(state, at, state[at + Thread.object]!);
      return 0;
    },
    reads: itself,
    writes: itself,
    text: ({ object, result }) =>
      `${object.name}.tryAcquire()${arrow(result === undefined ? result : result === 1)}`,
  },
  [Code.releasePermits]: {
    apply: (state, at) => {
      const word = memoryOf(state, at);
      const permits = state[word]! + state[at + Thread.a]!;
      const most = state[word + 1]!;
      if (most >= 0 && permits > most) return 0;
      state[word] = permits;
      touch(state, at, state[at + Thread.object]!);
      return 1;
    },
    reads: itself,
    writes: itself,
    text: ({ object, a }) => `${object.name}.release(${a === 1 ? "" : a})`,
  },
  [Code.permits]: {
    apply: (state, at) => {
      look(state, at, state[at + Thread.object]!);
      return state[memoryOf(state, at)]!;
    },
    reads: itself,
    writes: nothing,
    looks: true,
    text: ({ object, result }) => `${object.name}.getValue()${arrow(result)}`,
  },
};

function hasPermit(state: Int32Array, at: number): boolean {
  return state[memoryOf(state, at)]! > 0;
}

function take(state: Int32Array, at: number): number {
  state[memoryOf(state, at)]!--;
  touch(state, at, state[at + Thread.object]!);
  return 1;
}

/** A semaphore in the explorer. */
export class ExploredSemaphore extends Handle implements nouns.Semaphore {
  acquireSync(options?: SyncWaitOptions): boolean {
    const timing = timingOf(options);
    if (timing === Timing.never) return this.tryAcquire();
    return this.perform(Code.acquirePermit, timing, 0, asBoolean);
  }

  tryAcquire(): boolean {
    return this.perform(Code.tryAcquirePermit, 0, 0, asBoolean);
  }

  release(n = 1): void {
    if (!Number.isInteger(n) || n < 1) {
      throw new RangeError(`Cannot release ${n} permits of ${this.name}: give at least 1`);
    }
    return this.perform(Code.releasePermits, n, 0, (result) => {
      if (result === 1) return;
      throw new InvalidStateError(`Cannot release ${this.name}: all its permits are there already`);
    });
  }

  holdSync(): Disposable {
    this.acquireSync();
    return new Held(this);
  }

  getValue(): number {
    return this.perform(Code.permits, 0, 0, asNumber);
  }
}
