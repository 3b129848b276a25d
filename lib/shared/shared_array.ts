import type { Arena, ArenaRegion } from "../memory/arena.ts";
import { type NumberView, viewOf } from "../memory/numbers.ts";
import type { Acquirable } from "../sync/acquirable.ts";
import { regionOf } from "../sync/place.ts";
import {
  byteOf,
  checkType,
  elementBytes,
  type ElementOf,
  type ElementType,
  storedAs,
} from "./element.ts";
import { Guarded } from "./guarded.ts";

/** The raw numbers of an array of a type. */
type Raw = { [index: number]: number | bigint };

/**
 * A row of numbers (or characters) of fixed length that several processes or threads see.
 *
 * Each element is read and written in one step; steps that belong together hold `getLock()`. For tight
 * loops there is `view`, the typed array itself.
 *
 * @typeParam T The type: `"int32"`, `"float64"`, `"int64"` (`bigint`s), `"char"`, …
 *
 * @internal
 */
export class SharedArray<T extends ElementType> extends Guarded {
  /** The type of its elements. */
  readonly type: T;
  /** How many elements it has; fixed. */
  readonly length: number;
  /**
   * The numbers themselves, for tight loops: what is written here is seen by all. Those of a `"char"`
   * array are bytes. Never transfer its buffer: it belongs to everybody.
   */
  readonly view: NumberView;

  /** Makes an array of zeros; each door of the library says where. */
  constructor(place: Arena | ArenaRegion, type: T, length: number, lock: Acquirable | null) {
    checkType(type);
    if (!Number.isInteger(length) || length < 0) {
      throw new RangeError(`Cannot share ${length} elements: give a whole number from 0 on`);
    }
    super(place, Math.max(1, Math.ceil(length * elementBytes(type) / 4)), lock);
    this.type = type;
    this.length = length;
    const { memory, start } = regionOf(this) as ArenaRegion;
    this.view = viewOf(storedAs(type), memory.words.buffer, 4 * start, length) as NumberView;
  }

  /**
   * One element.
   *
   * @param index From 0; −1 is the last one.
   * @throws {RangeError} if there is none.
   */
  get(index: number): ElementOf<T> {
    return this.#seen((this.view as Raw)[this.#place(index)]!);
  }

  /**
   * Replaces one element. Integers out of range are cut to their type's width.
   *
   * @param index From 0; −1 is the last one.
   * @throws {RangeError} if there is none.
   * @throws {TypeError} for a `bigint` where a number belongs, and the other way round.
   */
  set(index: number, value: ElementOf<T>): void {
    (this.view as Raw)[this.#place(index)] = this.#stored(value);
  }

  /**
   * A copy of some elements.
   *
   * @param from The first one; negative from the end, as in `Array.slice()`.
   * @param to The one after the last one.
   */
  slice(from?: number, to?: number): ElementOf<T>[] {
    return Array.from(this.view.slice(from, to) as Iterable<number | bigint>, this.#seen);
  }

  /**
   * Replaces a run of elements.
   *
   * @param from Where it begins; negative from the end.
   * @param values The new ones.
   * @throws {RangeError} if they do not all fit; then nothing has changed.
   */
  setSlice(from: number, values: Iterable<ElementOf<T>>): void {
    const all = Array.from(values, this.#stored);
    const start = all.length === 0 && from === this.length ? from : this.#place(from);
    if (start + all.length > this.length) {
      throw new RangeError(
        `Cannot set ${all.length} elements from ${start} on: the array has ${this.length}`,
      );
    }
    (this.view as { set(values: ArrayLike<number | bigint>, from: number): void }).set(all, start);
  }

  /** Sets all elements. */
  fill(value: ElementOf<T>): void {
    (this.view as { fill(value: number | bigint): void }).fill(this.#stored(value));
  }

  /** The elements, as they are when their turn comes. */
  *[Symbol.iterator](): Generator<ElementOf<T>> {
    for (let i = 0; i < this.length; i++) yield this.get(i);
  }

  /**
   * A `"char"` or byte array as text in UTF-8, up to the first zero byte.
   *
   * @throws {TypeError} if its elements are not bytes.
   */
  get text(): string {
    const bytes = this.#bytes();
    const end = bytes.indexOf(0);
    return new TextDecoder().decode(bytes.slice(0, end < 0 ? bytes.length : end));
  }

  /**
   * Writes a text in UTF-8 and fills the rest with zeros.
   *
   * @throws {RangeError} if it has more bytes than there are; then nothing has changed.
   */
  set text(text: string) {
    const bytes = this.#bytes();
    const written = new TextEncoder().encode(text);
    if (written.length > bytes.length) {
      throw new RangeError(
        `Cannot write ${written.length} bytes of text: the array has ${bytes.length}`,
      );
    }
    bytes.set(written);
    bytes.fill(0, written.length);
  }

  #place(index: number): number {
    const place = index < 0 ? index + this.length : index;
    if (Number.isInteger(place) && place >= 0 && place < this.length) return place;
    throw new RangeError(`Cannot use element ${index}: the array has ${this.length}`);
  }

  #bytes(): Uint8Array {
    if (this.view instanceof Uint8Array) return this.view;
    throw new TypeError(
      `Cannot use an array of ${this.type} as text: make it of char or uint8 elements`,
    );
  }

  readonly #seen = (raw: number | bigint): ElementOf<T> =>
    (this.type === "char" ? String.fromCharCode(Number(raw)) : raw) as ElementOf<T>;

  readonly #stored = (value: ElementOf<T>): number | bigint =>
    this.type === "char" ? byteOf(value as string) : value as number | bigint;
}

/**
 * Reads what a door's constructor is given: elements, or how many zeros.
 *
 * @returns The length, and the elements to begin with.
 */
export function itemsOf<E>(items: number | Iterable<E>): { length: number; initial: E[] } {
  if (typeof items === "number") return { length: items, initial: [] };
  const initial = [...items];
  return { length: initial.length, initial };
}
