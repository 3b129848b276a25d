/**
 * Shared data in the memory of processes.
 *
 * @module
 */

import { processMemory } from "../memory/process_memory.ts";
import { RLock } from "../sync/between_processes.ts";
import type { ElementOf, ElementType } from "./element.ts";
import { type GuardedOptions, lockFrom } from "./guarded.ts";
import { itemsOf, SharedArray as AnySharedArray } from "./shared_array.ts";
import { type Contents, type Fields, SharedStruct as AnySharedStruct } from "./shared_struct.ts";
import { travels } from "./travel.ts";
import { Value as AnyValue } from "./value.ts";

/**
 * One number (or character) that several processes see.
 *
 * Its methods tell what is one step and what is not.
 *
 * @typeParam T Its type: `"int32"`, `"float64"`, `"int64"` (a `bigint`), `"char"`, …
 *
 * @example Counting without losing anything
 * ```ts
 * import { Value } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * const count = new Value("int32", 40);
 * {
 *   using _held = count.getLock().holdSync();
 *   count.value += 1; // two steps, between which nobody can come
 * }
 * count.add(1); // one step
 * assertEquals(count.value, 42);
 * ```
 */
export class Value<T extends ElementType> extends AnyValue<T> {
  /**
   * Makes a value.
   *
   * @param type Its type.
   * @param initial What it holds at first; 0 if not given.
   * @param options `lock`.
   * @throws {TypeError} if the type is unknown, or `initial` or `lock` of a wrong type.
   */
  constructor(type: T, initial?: ElementOf<T>, options: GuardedOptions = {}) {
    super(processMemory(), type, lockFrom(options, () => new RLock()));
    if (initial !== undefined) this.value = initial;
  }
}

/**
 * A row of numbers (or characters) of fixed length that several processes see.
 *
 * @typeParam T The type of its elements: `"int32"`, `"float64"`, `"int64"` (`bigint`s), `"char"`, …
 *
 * @example Numbers, and text
 * ```ts
 * import { SharedArray } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * const squares = new SharedArray("int32", [0, 1, 4]);
 * squares.set(-1, 5);
 * assertEquals([...squares], [0, 1, 5]);
 *
 * const word = new SharedArray("char", 20);
 * word.text = "hello";
 * assertEquals([word.length, word.text, word.get(0)], [20, "hello", "h"]);
 * ```
 */
export class SharedArray<T extends ElementType> extends AnySharedArray<T> {
  /**
   * Makes an array.
   *
   * @param type The type of its elements.
   * @param items Its elements, or how many zeros.
   * @param options `lock`.
   * @throws {TypeError} if the type is unknown, or an item or `lock` of a wrong type.
   * @throws {RangeError} if the length is negative or no integer, or there is no shared memory left.
   */
  constructor(type: T, items: number | Iterable<ElementOf<T>>, options: GuardedOptions = {}) {
    const { length, initial } = itemsOf(items);
    super(processMemory(), type, length, lockFrom(options, () => new RLock()));
    this.setSlice(0, initial);
  }
}

/**
 * Some numbers that belong together and have names, seen by several processes.
 *
 * @typeParam F Its fields: `{ x: "float64", count: "int32" }`.
 *
 * @example A point
 * ```ts
 * import { SharedStruct } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * const point = new SharedStruct({ x: "float64", y: "float64" }, { x: 1.5, y: 2 });
 * const before = point.copy();
 * point.fields.x *= 2;
 * assertEquals([point.fields.x, before.x], [3, 1.5]);
 * ```
 */
export class SharedStruct<F extends Fields> extends AnySharedStruct<F> {
  /**
   * Makes a structure.
   *
   * @param layout The names and types of its fields.
   * @param initial What some or all of them hold at first; the others hold 0.
   * @param options `lock`.
   * @throws {TypeError} if a type is unknown, or a number or `lock` of a wrong type.
   */
  constructor(layout: F, initial: Partial<Contents<F>> = {}, options: GuardedOptions = {}) {
    super(processMemory(), layout, lockFrom(options, () => new RLock()));
    Object.assign(this.fields, initial);
  }
}

travels("processes.Value", Value, ({ type }) => [type]);
travels("processes.SharedArray", SharedArray, ({ type, length }) => [type, length]);
travels("processes.SharedStruct", SharedStruct, ({ layout }) => [layout]);
