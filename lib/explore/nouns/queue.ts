/**
 * A queue: how many it may hold, where the first one lies, how many there are, then the slots, as a
 * ring.
 *
 * @module
 */

import { QueueEmpty, QueueFull } from "../../errors.ts";
import type { SyncWaitOptions } from "../../waiting.ts";
import { Code } from "../model/codes.ts";
import type * as nouns from "../model/nouns.ts";
import { arrow, itself, memoryOf, nothing, type Operation } from "../model/operation.ts";
import { asNumber, Handle } from "../model/stage.ts";
import { look, Thread, touch } from "../model/state.ts";
import { timeoutIn, Timing, TIMING_IN_A, timingOf } from "../model/timing.ts";
import { wordOf } from "./int.ts";

/** The words of a queue before its slots. */
const Word = { size: 0, first: 1, count: 2, slots: 3 } as const;
/** Results of operations that came to nothing; no item has this word. */
const NOTHING = -0x80000000;

/** How many items a queue without a bound has room for in the explorer. */
export const UNBOUNDED_ROOM = 64;

/** What can be done to a queue. */
export const queueOperations: Readonly<Record<number, Operation>> = {
  [Code.put]: {
    ready: hasRoom,
    apply: put,
    expiry: timeoutIn(Thread.b, NOTHING),
    reads: itself,
    writes: itself,
    text: ({ object, a, b, result }) =>
      `${object.name}.putSync(${a}${b === Timing.timed ? ", { timeout }" : ""})` +
      (result === NOTHING ? " → full: timed out" : ""),
  },
  [Code.get]: {
    ready: hasItem,
    apply: get,
    expiry: timeoutIn(TIMING_IN_A, NOTHING),
    reads: itself,
    writes: itself,
    text: ({ object, a, result }) =>
      `${object.name}.getSync(${a === Timing.timed ? "{ timeout }" : ""})` +
      arrow(result === NOTHING ? "empty: timed out" : result),
  },
  [Code.putNowait]: {
    apply: (state, at) => hasRoom(state, at) ? put(state, at) : inVain(state, at),
    reads: itself,
    writes: itself,
    text: ({ object, a, result }) =>
      `${object.name}.putNowait(${a})${result === NOTHING ? " → full" : ""}`,
  },
  [Code.getNowait]: {
    apply: (state, at) => hasItem(state, at) ? get(state, at) : inVain(state, at),
    reads: itself,
    writes: itself,
    text: ({ object, result }) =>
      `${object.name}.getNowait()${arrow(result === NOTHING ? "empty" : result)}`,
  },
  [Code.queueSize]: {
    apply: (state, at) => {
      look(state, at, state[at + Thread.object]!);
      return state[memoryOf(state, at) + Word.count]!;
    },
    reads: itself,
    writes: nothing,
    looks: true,
    text: ({ object, result }) => `${object.name}.qsize()${arrow(result)}`,
  },
};

function roomOf(size: number): number {
  return size > 0 ? size : UNBOUNDED_ROOM;
}

function hasRoom(state: Int32Array, at: number): boolean {
  const base = memoryOf(state, at);
  return state[base + Word.count]! < roomOf(state[base]!);
}

function hasItem(state: Int32Array, at: number): boolean {
  return state[memoryOf(state, at) + Word.count]! > 0;
}

function put(state: Int32Array, at: number): number {
  const base = memoryOf(state, at);
  const place = (state[base + Word.first]! + state[base + Word.count]!++) % roomOf(state[base]!);
  state[base + Word.slots + place] = state[at + Thread.a]!;
  touch(state, at, state[at + Thread.object]!);
  return 0;
}

function get(state: Int32Array, at: number): number {
  const base = memoryOf(state, at);
  const first = state[base + Word.first]!;
  state[base + Word.first] = (first + 1) % roomOf(state[base]!);
  state[base + Word.count]!--;
  touch(state, at, state[at + Thread.object]!);
  return state[base + Word.slots + first]!;
}

function inVain(state: Int32Array, at: number): number {
  look(state, at, state[at + Thread.object]!);
  return NOTHING;
}

/** A queue of numbers in the explorer. */
export class ExploredQueue extends Handle implements nouns.Queue {
  putSync(item: number, options?: SyncWaitOptions): void {
    const timing = timingOf(options);
    if (timing === Timing.never) return this.putNowait(item);
    return this.perform(Code.put, wordOf(item, this.name), timing, this.#mustHaveRoom);
  }

  getSync(options?: SyncWaitOptions): number {
    const timing = timingOf(options);
    if (timing === Timing.never) return this.getNowait();
    return this.perform(Code.get, timing, 0, this.#mustHaveItem);
  }

  putNowait(item: number): void {
    return this.perform(Code.putNowait, wordOf(item, this.name), 0, this.#mustHaveRoom);
  }

  getNowait(): number {
    return this.perform(Code.getNowait, 0, 0, this.#mustHaveItem);
  }

  qsize(): number {
    return this.perform(Code.queueSize, 0, 0, asNumber);
  }

  empty(): boolean {
    return this.perform(Code.queueSize, 0, 0, (count) => count === 0);
  }

  full(): boolean {
    const size = this.declared.initial[Word.size]!;
    return this.perform(Code.queueSize, 0, 0, (count) => size > 0 && count >= size);
  }

  readonly #mustHaveRoom = (result: number): void => {
    if (result !== NOTHING) return;
    throw new QueueFull();
  };

  readonly #mustHaveItem = (result: number): number => {
    if (result !== NOTHING) return result;
    throw new QueueEmpty();
  };
}
