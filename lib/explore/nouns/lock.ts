/**
 * A lock: one word, the number of its holder plus one, or 0. As in the library, it has no owner:
 * another thread may release it.
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
import { asBoolean, Handle } from "../model/stage.ts";
import { look, Thread, threadOf, touch } from "../model/state.ts";
import { timedCall, timeoutIn, Timing, TIMING_IN_A, timingOf } from "../model/timing.ts";

/** What can be done to a lock. */
export const lockOperations: Readonly<Record<number, Operation>> = {
  [Code.acquire]: {
    ready: isFree,
    apply: take,
    expiry: timeoutIn(TIMING_IN_A),
    reads: itself,
    writes: itself,
    waitsForLock: ownNumber,
    lock: takesItself,
    text: ({ object, a, result }) => timedCall(`${object.name}.acquireSync`, a, result),
  },
  [Code.tryAcquire]: {
    apply: (state, at) => {
      if (isFree(state, at)) return take(state, at);
      look(state, at, state[at + Thread.object]!);
      return 0;
    },
    reads: itself,
    writes: itself,
    text: ({ object, result }) =>
      `${object.name}.tryAcquire()${arrow(result === undefined ? result : result === 1)}`,
  },
  [Code.release]: {
    apply: (state, at) => {
      if (isFree(state, at)) return 0;
      state[memoryOf(state, at)] = 0;
      touch(state, at, state[at + Thread.object]!);
      return 1;
    },
    reads: itself,
    writes: itself,
    lock: givesItselfBack,
    text: ({ object }) => `${object.name}.release()`,
  },
  [Code.locked]: {
    apply: (state, at) => {
      look(state, at, state[at + Thread.object]!);
      return isFree(state, at) ? 0 : 1;
    },
    reads: itself,
    writes: nothing,
    looks: true,
    text: ({ object, result }) =>
      `${object.name}.locked()${arrow(result === undefined ? result : result === 1)}`,
  },
};

function isFree(state: Int32Array, at: number): boolean {
  return state[memoryOf(state, at)] === 0;
}

function take(state: Int32Array, at: number): number {
  state[memoryOf(state, at)] = threadOf(at) + 1;
  touch(state, at, state[at + Thread.object]!);
  return 1;
}

/** A lock in the explorer. */
export class ExploredLock extends Handle implements nouns.Lock {
  acquireSync(options?: SyncWaitOptions): boolean {
    const timing = timingOf(options);
    if (timing === Timing.never) return this.tryAcquire();
    return this.perform(Code.acquire, timing, 0, asBoolean);
  }

  tryAcquire(): boolean {
    return this.perform(Code.tryAcquire, 0, 0, asBoolean);
  }

  release(): void {
    return this.perform(Code.release, 0, 0, (result) => {
      if (result === 0) throw new InvalidStateError(`Cannot release ${this.name}: nobody holds it`);
    });
  }

  holdSync(): Disposable {
    this.acquireSync();
    return new Held(this);
  }

  locked(): boolean {
    return this.perform(Code.locked, 0, 0, asBoolean);
  }
}

/** Gives back what was taken, once. */
export class Held implements Disposable {
  #lock: { release(): void } | undefined;

  constructor(lock: { release(): void }) {
    this.#lock = lock;
  }

  [Symbol.dispose](): void {
    const lock = this.#lock;
    this.#lock = undefined;
    lock?.release();
  }
}
