import { Code } from "../model/codes.ts";
import type { Declared } from "../model/declared.ts";
import { asNothing, asNumber, type Stage } from "../model/stage.ts";
import { Timing, timingOf } from "../model/timing.ts";
import { indexOf } from "../nouns/indexed.ts";
import { pause } from "../nouns/pause.ts";
import { notifyCount, updates, waitResults } from "./word_operations.ts";

/**
 * Raw memory in the explorer: looks like an `Int32Array`, as far as its elements and `Atomics` go.
 *
 * Reading or writing an element is a step, and so is each call of `Atomics`, which `interceptAtomics()`
 * directs here.
 */
export class RawMemory {
  readonly #stage: Stage;
  readonly #words: readonly Declared[];

  constructor(stage: Stage, words: readonly Declared[]) {
    this.#stage = stage;
    this.#words = words;
  }

  /** What the learner's code gets. */
  asArray(): Int32Array<SharedArrayBuffer> {
    const proxy = new Proxy(this, {
      get: (memory, key): unknown => {
        const index = indexOf(key);
        if (index !== undefined) return memory.#perform(index, Code.readPlain, 0, 0, asNumber);
        if (key === "length") return memory.#words.length;
        throw new TypeError(
          `Cannot use ${String(key)} of explored memory: use its elements, its length and Atomics`,
        );
      },
      set: (memory, key, value): boolean => {
        const index = indexOf(key);
        if (index === undefined) return false;
        memory.#perform(index, Code.writePlain, value | 0, 0, asNothing);
        return true;
      },
      has: (memory, key) => (indexOf(key) ?? Infinity) < memory.#words.length,
    }) as unknown as Int32Array<SharedArrayBuffer>;
    explored.set(proxy, this);
    return proxy;
  }

  /** What `Atomics[name]` does to this memory; `undefined` for what the explorer has no step for. */
  static readonly atomics: Readonly<
    Record<string, (memory: RawMemory, index: number, ...args: number[]) => unknown>
  > = {
    load: (memory, index) => memory.#perform(index, Code.atomicLoad, 0, 0, asNumber),
    store: (memory, index, value = 0) =>
      memory.#perform(index, Code.atomicStore, value | 0, 0, asNumber),
    compareExchange: (memory, index, expected = 0, value = 0) =>
      memory.#perform(index, Code.atomicCompareExchange, expected | 0, value | 0, asNumber),
    wait: (memory, index, value = 0, timeout = Infinity) =>
      memory.#perform(
        index,
        Code.atomicWait,
        value | 0,
        // As in the language: what is no number is no limit.
        Number.isNaN(timeout) ? Timing.forever : timingOf({ timeout }),
        (result) => waitResults[result],
      ),
    notify: (memory, index, count = Infinity) =>
      memory.#perform(index, Code.atomicNotify, notifyCount(count), 0, asNumber),
    ...Object.fromEntries(
      updates.map(([name], which) => [
        name,
        (memory: RawMemory, index: number, operand = 0) =>
          memory.#perform(index, Code.atomicUpdate, operand | 0, which, asNumber),
      ]),
    ),
  };

  #perform<R>(
    index: number,
    code: number,
    a: number,
    b: number,
    convert: (result: number) => R,
  ): R {
    const word = this.#words[index];
    if (word !== undefined) return this.#stage.perform(code, word.id, a, b, convert);
    throw new RangeError(
      `Cannot use word ${index}: there are ${this.#words.length}, counted from 0`,
    );
  }
}

/** The memory behind an array that the learner's code has. */
const explored = new WeakMap<object, RawMemory>();
let intercepted = false;

/**
 * Directs `Atomics` to explored memory, in this thread, for good. What is called with real arrays goes
 * where it always went.
 */
export function interceptAtomics(): void {
  if (intercepted) return;
  intercepted = true;
  const target = Atomics as unknown as Record<string, (...args: never[]) => unknown>;
  for (const [name, step] of Object.entries(RawMemory.atomics)) {
    const original = target[name]!;
    target[name] = (array: object, ...args: number[]): unknown => {
      const memory = explored.get(array);
      if (memory === undefined) return Reflect.apply(original, Atomics, [array, ...args]);
      const [index = 0, ...rest] = args;
      return step(memory, index, ...rest);
    };
  }
  for (const name of ["waitAsync"]) {
    const original = target[name]!;
    target[name] = (array: object, ...args: number[]): unknown => {
      if (!explored.has(array)) return Reflect.apply(original, Atomics, [array, ...args]);
      throw new TypeError(`Cannot explore Atomics.${name}(): threads are synchronous here`);
    };
  }
  target["pause"] = (): void => pause();
}
