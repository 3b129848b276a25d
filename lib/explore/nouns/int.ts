/**
 * A shared number: one word.
 *
 * @module
 */

import { Code } from "../model/codes.ts";
import type * as nouns from "../model/nouns.ts";
import {
  arrow,
  itself,
  memoryOf,
  nothing,
  type Operation,
  type StepText,
} from "../model/operation.ts";
import { asNothing, asNumber, Handle } from "../model/stage.ts";
import { look, Thread, touch } from "../model/state.ts";

/** What can be done to a number. */
export const intOperations: Readonly<Record<number, Operation>> = {
  [Code.load]: {
    apply: (state, at) => {
      look(state, at, state[at + Thread.object]!);
      return state[memoryOf(state, at)]!;
    },
    reads: itself,
    writes: nothing,
    looks: true,
    text: (step) => `${nameOf(step, "load()")}${arrow(step.result)}`,
  },
  [Code.store]: {
    apply: (state, at) => replace(state, at, state[at + Thread.a]!),
    reads: itself,
    writes: itself,
    text: (step) => nameOf(step, `store(${step.a})`, ` = ${step.a}`),
  },
  [Code.add]: {
    apply: (state, at) => replace(state, at, state[memoryOf(state, at)]! + state[at + Thread.a]!),
    reads: itself,
    writes: itself,
    text: ({ object, a, result }) =>
      `${object.name}.${a < 0 ? `sub(${-a})` : `add(${a})`}${arrow(result)}`,
  },
  [Code.exchange]: {
    apply: (state, at) => {
      look(state, at, state[at + Thread.object]!);
      return replace(state, at, state[at + Thread.a]!);
    },
    reads: itself,
    writes: itself,
    text: ({ object, a, result }) => `${object.name}.exchange(${a})${arrow(result)}`,
  },
  [Code.compareExchange]: {
    apply: (state, at) => {
      look(state, at, state[at + Thread.object]!);
      const before = state[memoryOf(state, at)]!;
      return before === state[at + Thread.a] ? replace(state, at, state[at + Thread.b]!) : before;
    },
    reads: itself,
    writes: itself,
    text: ({ object, a, b, result }) =>
      `${object.name}.compareExchange(${a}, ${b})${arrow(result)}`,
  },
};

/** Writes the number; gives what was there before. To write what is there already changes nothing. */
function replace(state: Int32Array, at: number, value: number): number {
  const word = memoryOf(state, at);
  const before = state[word]!;
  state[word] = value;
  if (state[word] !== before) touch(state, at, state[at + Thread.object]!);
  return before;
}

/** `count.load()`, or `count.value` for what is read and written as a property. */
function nameOf({ object }: StepText, call: string, assigned = ""): string {
  if (object.noun === "int") return `${object.name}.${call}`;
  return `${object.name}${object.noun === "value" ? ".value" : ""}${assigned}`;
}

/** A number in the explorer. */
export class ExploredInt extends Handle implements nouns.SharedInt {
  load(): number {
    return this.perform(Code.load, 0, 0, asNumber);
  }

  store(value: number): void {
    return this.perform(Code.store, wordOf(value, this.name), 0, asNothing);
  }

  add(delta: number): number {
    return this.perform(Code.add, wordOf(delta, this.name), 0, asNumber);
  }

  sub(delta: number): number {
    return this.perform(Code.add, -wordOf(delta, this.name), 0, asNumber);
  }

  exchange(value: number): number {
    return this.perform(Code.exchange, wordOf(value, this.name), 0, asNumber);
  }

  compareExchange(expected: number, value: number): number {
    const { name } = this;
    return this.perform(
      Code.compareExchange,
      wordOf(expected, name),
      wordOf(value, name),
      asNumber,
    );
  }

  peek(): number {
    return this.stage.state[this.declared.base]!;
  }
}

/** A number with a property in the explorer. */
export class ExploredValue extends Handle implements nouns.Value {
  get value(): number {
    return this.perform(Code.load, 0, 0, asNumber);
  }

  set value(value: number) {
    this.perform(Code.store, wordOf(value, this.name), 0, asNothing);
  }
}

/**
 * Checks a number that the learner's code gives to a shared object.
 *
 * @throws {TypeError} if it is no whole number of 32 bits.
 */
export function wordOf(value: number, name: string): number {
  if (value === (value | 0)) return value;
  throw new TypeError(
    `Cannot use ${String(value)} with ${name}: the explorer has whole numbers of 32 bits only`,
  );
}
