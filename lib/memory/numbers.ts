/**
 * Numbers of all widths in memory that others see: how they are stored, and which steps on them nothing
 * can come in between.
 *
 * @module
 */

/** A type of number: its kind and how many bits it has. */
export type NumberType =
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64"
  | "float32"
  | "float64";

/** Types of integers, for which there are steps that nothing can come in between. */
export type IntegerType = Exclude<NumberType, "float32" | "float64">;

/** What a number of a type is in a program: a `bigint` from 64 bits on. */
export type NumberOf<T extends NumberType> = T extends "int64" | "uint64" ? bigint : number;

/** An array of numbers of one type on memory of any kind. */
export type NumberView =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

const VIEWS = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;

/** The array that shows numbers of a type. */
export type ViewOf<T extends NumberType> = InstanceType<(typeof VIEWS)[T]>;

/** Whether a text names a type of number. */
export function isNumberType(name: unknown): name is NumberType {
  return typeof name === "string" && Object.hasOwn(VIEWS, name);
}

/** The names of all types of numbers, for messages. */
export const NUMBER_TYPES: string = Object.keys(VIEWS).join(", ");

/** How many bytes a number of a type takes. */
export function bytesOf(type: NumberType): number {
  return VIEWS[type].BYTES_PER_ELEMENT;
}

/** Shows a part of some memory as numbers of a type. */
export function viewOf<T extends NumberType>(
  type: T,
  buffer: ArrayBufferLike,
  byteOffset: number,
  length: number,
): ViewOf<T> {
  return new VIEWS[type](buffer as ArrayBuffer, byteOffset, length) as ViewOf<T>;
}

/** One number in memory that others see. Each method is one step, in the same order for all who look. */
export interface Slot<N> {
  /** The number. */
  load(): N;
  /** Sets the number. */
  store(value: N): void;
  /** Adds to the number and gives what it was; integers wrap around. */
  add(amount: N): N;
  /** Sets the number and gives what it was. */
  exchange(value: N): N;
  /** Sets the number if it is `expected`, and gives what it was. */
  compareExchange(expected: N, replacement: N): N;
}

/** The first number of a view as a slot. Numbers with a fraction can only be loaded and stored. */
export function slotOf<T extends NumberType>(view: ViewOf<T>): Slot<NumberOf<T>> {
  const slot = view instanceof Float32Array || view instanceof Float64Array
    ? new FloatSlot(view)
    : view instanceof BigInt64Array || view instanceof BigUint64Array
    ? new BigIntSlot(view)
    : new IntSlot(view as Int32Array);
  return slot as unknown as Slot<NumberOf<T>>;
}

class IntSlot implements Slot<number> {
  readonly #view: Int32Array;

  constructor(view: Int32Array) {
    this.#view = view;
  }

  load(): number {
    return Atomics.load(this.#view, 0);
  }

  store(value: number): void {
    Atomics.store(this.#view, 0, value);
  }

  add(amount: number): number {
    return Atomics.add(this.#view, 0, amount);
  }

  exchange(value: number): number {
    return Atomics.exchange(this.#view, 0, value);
  }

  compareExchange(expected: number, replacement: number): number {
    return Atomics.compareExchange(this.#view, 0, expected, replacement);
  }
}

class BigIntSlot implements Slot<bigint> {
  readonly #view: BigInt64Array | BigUint64Array;

  constructor(view: BigInt64Array | BigUint64Array) {
    this.#view = view;
  }

  load(): bigint {
    return Atomics.load(this.#view, 0);
  }

  store(value: bigint): void {
    Atomics.store(this.#view, 0, value);
  }

  add(amount: bigint): bigint {
    return Atomics.add(this.#view, 0, amount);
  }

  exchange(value: bigint): bigint {
    return Atomics.exchange(this.#view, 0, value);
  }

  compareExchange(expected: bigint, replacement: bigint): bigint {
    return Atomics.compareExchange(this.#view, 0, expected, replacement);
  }
}

/** Aligned numbers of 32 and 64 bits are read and written in one piece by the processors we run on. */
class FloatSlot implements Slot<number> {
  readonly #view: Float32Array | Float64Array;

  constructor(view: Float32Array | Float64Array) {
    this.#view = view;
  }

  load(): number {
    return this.#view[0]!;
  }

  store(value: number): void {
    this.#view[0] = value;
  }

  add(): number {
    throw noStep("add to");
  }

  exchange(): number {
    throw noStep("exchange");
  }

  compareExchange(): number {
    throw noStep("compare and exchange");
  }
}

function noStep(what: string): TypeError {
  return new TypeError(
    `Cannot ${what} a number with a fraction in one step: hold its lock, or use an integer type`,
  );
}
