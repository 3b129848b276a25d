/**
 * A barrier: how many it takes, how many wait, the number of the round, whether it is broken, and the
 * last round that was broken by a reset.
 *
 * Waiting takes two steps, arriving and passing; for the last to come, one.
 *
 * @module
 */

import { BrokenBarrierError } from "../../errors.ts";
import { Code } from "../model/codes.ts";
import type * as nouns from "../model/nouns.ts";
import { arrow, itself, memoryOf, nothing, type Operation } from "../model/operation.ts";
import { asBoolean, asNothing, asNumber, Handle } from "../model/stage.ts";
import { look, Thread, touch, waitOn } from "../model/state.ts";

/** The words of a barrier. */
const Word = { parties: 0, waiting: 1, round: 2, broken: 3, brokenRound: 4 } as const;
const BROKEN = -1;

/** What can be done to a barrier. */
export const barrierOperations: Readonly<Record<number, Operation>> = {
  [Code.arrive]: {
    apply: (state, at) => {
      const base = memoryOf(state, at);
      if (state[base + Word.broken] !== 0) return BROKEN;
      touch(state, at, state[at + Thread.object]!);
      const index = state[base + Word.waiting]!;
      if (index + 1 === state[base + Word.parties]) {
        state[base + Word.waiting] = 0;
        state[base + Word.round]!++;
        return index;
      }
      state[base + Word.waiting] = index + 1;
      state[at + Thread.operation] = Code.pass;
      state[at + Thread.a] = state[base + Word.round]!;
      state[at + Thread.b] = index;
      waitOn(state);
      return index;
    },
    reads: itself,
    writes: itself,
    text: ({ object }) => `${object.name}.waitSync() arrives`,
  },
  [Code.pass]: {
    ready: (state, at) => {
      const base = memoryOf(state, at);
      return state[base + Word.round] !== state[at + Thread.a] || state[base + Word.broken] !== 0;
    },
    apply: (state, at) => {
      const base = memoryOf(state, at);
      const round = state[at + Thread.a]!;
      const broken = state[base + Word.round] === round || state[base + Word.brokenRound] === round;
      return broken ? BROKEN : state[at + Thread.b]!;
    },
    reads: itself,
    writes: nothing,
    text: ({ object, result }) =>
      `${object.name}.waitSync() passes${result === BROKEN ? ": broken" : ""}`,
    waitsFor: (_state, _at, { object }) => `${object.name}.waitSync()`,
  },
  [Code.breakBarrier]: {
    apply: (state, at) => {
      const base = memoryOf(state, at);
      state[base + Word.broken] = 1;
      state[base + Word.waiting] = 0;
      touch(state, at, state[at + Thread.object]!);
      return 0;
    },
    reads: itself,
    writes: itself,
    text: ({ object }) => `${object.name}.abort()`,
  },
  [Code.resetBarrier]: {
    apply: (state, at) => {
      const base = memoryOf(state, at);
      state[base + Word.broken] = 0;
      state[base + Word.waiting] = 0;
      state[base + Word.brokenRound] = state[base + Word.round]!++;
      touch(state, at, state[at + Thread.object]!);
      return 0;
    },
    reads: itself,
    writes: itself,
    text: ({ object }) => `${object.name}.reset()`,
  },
  [Code.barrierWaiting]: {
    apply: (state, at) => lookAt(state, at, Word.waiting),
    reads: itself,
    writes: nothing,
    looks: true,
    text: ({ object, result }) => `${object.name}.nWaiting${arrow(result)}`,
  },
  [Code.barrierBroken]: {
    apply: (state, at) => lookAt(state, at, Word.broken),
    reads: itself,
    writes: nothing,
    looks: true,
    text: ({ object, result }) =>
      `${object.name}.broken${arrow(result === undefined ? result : result === 1)}`,
  },
};

function lookAt(state: Int32Array, at: number, word: number): number {
  look(state, at, state[at + Thread.object]!);
  return state[memoryOf(state, at) + word]!;
}

/** A barrier in the explorer. */
export class ExploredBarrier extends Handle implements nouns.Barrier {
  waitSync(): number {
    return this.perform(Code.arrive, 0, 0, (result) => {
      if (result !== BROKEN) return result;
      throw new BrokenBarrierError(`Cannot wait at ${this.name}: the barrier is broken`);
    });
  }

  abort(): void {
    return this.perform(Code.breakBarrier, 0, 0, asNothing);
  }

  reset(): void {
    return this.perform(Code.resetBarrier, 0, 0, asNothing);
  }

  get parties(): number {
    return this.declared.initial[Word.parties]!;
  }

  get nWaiting(): number {
    return this.perform(Code.barrierWaiting, 0, 0, asNumber);
  }

  get broken(): boolean {
    return this.perform(Code.barrierBroken, 0, 0, asBoolean);
  }
}
