/**
 * A word of raw memory: its value, how many threads sleep on it, then who, longest first.
 *
 * Reading and writing it as an element of an array is *plain*; `Atomics` is not. Both are steps here,
 * and only the report of data races tells them apart.
 *
 * @module
 */

import { Code } from "../model/codes.ts";
import { joinLine, leaveLine } from "../model/line.ts";
import { arrow, itself, memoryOf, nothing, type Operation } from "../model/operation.ts";
import { look, MAX_THREADS, Thread, threadAt, threadOf, touch, waitOn } from "../model/state.ts";
import { Timing } from "../model/timing.ts";

/** How many words of the state such a word takes, all 0 at first. */
export const WORDS_OF_A_WORD: number = 2 + MAX_THREADS;

/** The updates, by the argument `b`. */
export const updates: readonly (readonly [
  name: "add" | "sub" | "and" | "or" | "xor" | "exchange",
  update: (value: number, operand: number) => number,
])[] = [
  ["add", (value, operand) => value + operand],
  ["sub", (value, operand) => value - operand],
  ["and", (value, operand) => value & operand],
  ["or", (value, operand) => value | operand],
  ["xor", (value, operand) => value ^ operand],
  ["exchange", (_value, operand) => operand],
];

/** What `Atomics.wait()` gives, by the result of the step. */
export const waitResults = ["ok", "not-equal", "timed-out"] as const;
const [OK, NOT_EQUAL, TIMED_OUT] = [0, 1, 2];
const EVERYBODY = 1 << 30;

/** What can be done to a word. */
export const wordOperations: Readonly<Record<number, Operation>> = {
  [Code.readPlain]: {
    apply: read,
    reads: itself,
    writes: nothing,
    looks: true,
    text: ({ object, result }) => `${object.name}${arrow(result)}`,
  },
  [Code.writePlain]: {
    apply: (state, at) => write(state, at, state[at + Thread.a]!),
    reads: itself,
    writes: itself,
    text: ({ object, a }) => `${object.name} = ${a}`,
  },
  [Code.atomicLoad]: {
    apply: read,
    reads: itself,
    writes: nothing,
    looks: true,
    text: ({ object, result }) => `load ${object.name}${arrow(result)}`,
  },
  [Code.atomicStore]: {
    apply: (state, at) => write(state, at, state[at + Thread.a]!),
    reads: itself,
    writes: itself,
    text: ({ object, a }) => `store ${object.name}, ${a}`,
  },
  [Code.atomicUpdate]: {
    apply: (state, at) => {
      const before = read(state, at);
      write(state, at, updates[state[at + Thread.b]!]![1](before, state[at + Thread.a]!));
      return before;
    },
    reads: itself,
    writes: itself,
    text: ({ object, a, b, result }) => `${updates[b]![0]} ${object.name}, ${a}${arrow(result)}`,
  },
  [Code.atomicCompareExchange]: {
    apply: (state, at) => {
      const before = read(state, at);
      if (before === state[at + Thread.a]) write(state, at, state[at + Thread.b]!);
      return before;
    },
    reads: itself,
    writes: itself,
    text: ({ object, a, b, result }) =>
      `compareExchange ${object.name}, ${a}, ${b}${arrow(result)}`,
  },
  [Code.atomicWait]: {
    apply: (state, at) => {
      if (read(state, at) !== state[at + Thread.a]) return NOT_EQUAL!;
      if (state[at + Thread.b] === Timing.never) return TIMED_OUT!;
      const line = memoryOf(state, at) + 1;
      joinLine(state, line, threadOf(at));
      touch(state, at, state[at + Thread.object]!);
      state[at + Thread.notified] = 0;
      state[at + Thread.operation] = Code.atomicWaitReturns;
      waitOn(state);
      return OK!;
    },
    reads: itself,
    writes: itself,
    text: ({ object, a, result }) =>
      `wait ${object.name}, ${a}${result === NOT_EQUAL ? " → not-equal" : " …"}`,
  },
  [Code.atomicWaitReturns]: {
    ready: (state, at) => state[at + Thread.notified] === 1,
    apply: () => OK!,
    expiry: {
      cause: (state, at) => state[at + Thread.b] === Timing.timed ? "timeout" : undefined,
      apply: (state, at) => {
        leaveLine(state, memoryOf(state, at) + 1, threadOf(at));
        return TIMED_OUT!;
      },
    },
    reads: itself,
    writes: itself,
    waitsFor: (_state, _at, { object }) => `wait ${object.name}`,
    text: ({ result }) => `… ${result === TIMED_OUT ? "times out" : "is woken"}`,
  },
  [Code.atomicNotify]: {
    apply: (state, at) => {
      const line = memoryOf(state, at) + 1;
      const woken = Math.min(state[line]!, state[at + Thread.a]!);
      for (let i = 0; i < woken; i++) {
        const sleeper = state[line + 1]!;
        leaveLine(state, line, sleeper);
        state[threadAt(sleeper) + Thread.notified] = 1;
      }
      if (woken > 0) touch(state, at, state[at + Thread.object]!);
      return woken;
    },
    reads: itself,
    writes: itself,
    text: ({ object, a, result }) =>
      `notify ${object.name}${a === EVERYBODY ? "" : `, ${a}`}` +
      (result === undefined ? "" : ` wakes ${result}`),
  },
};

/** The count of a `notify()` as a word. */
export function notifyCount(count: number): number {
  return Math.max(0, Math.min(EVERYBODY, Math.trunc(count) || 0));
}

function read(state: Int32Array, at: number): number {
  look(state, at, state[at + Thread.object]!);
  return state[memoryOf(state, at)]!;
}

function write(state: Int32Array, at: number, value: number): number {
  const word = memoryOf(state, at);
  const before = state[word];
  state[word] = value;
  if (state[word] !== before) touch(state, at, state[at + Thread.object]!);
  return value;
}
