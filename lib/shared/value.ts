import type { Arena, ArenaRegion } from "../memory/arena.ts";
import { type Slot, slotOf, viewOf } from "../memory/numbers.ts";
import type { Acquirable } from "../sync/acquirable.ts";
import { regionOf } from "../sync/place.ts";
import { byteOf, checkType, type ElementOf, type ElementType, storedAs } from "./element.ts";
import { Guarded } from "./guarded.ts";

/** Room for 64 bits. */
const WORDS = 2;

/**
 * One number (or character) that several processes or threads see.
 *
 * Reading and writing `value` is one step each, so `value += 1` is two: another's write may come in
 * between and be lost. Hold `getLock()` around it, or use `add()`, which is one step.
 *
 * @typeParam T The type: `"int32"`, `"float64"`, `"int64"` (a `bigint`), `"char"`, …
 *
 * @internal
 */
export class Value<T extends ElementType> extends Guarded {
  /** The type of what it holds. */
  readonly type: T;
  readonly #slot: Slot<ElementOf<T>>;

  /** Makes a value; each door of the library says where. */
  constructor(place: Arena | ArenaRegion, type: T, lock: Acquirable | null) {
    checkType(type);
    super(place, WORDS, lock);
    this.type = type;
    const { memory, start } = regionOf(this) as ArenaRegion;
    const slot = slotOf(viewOf(storedAs(type), memory.words.buffer, 4 * start, 1));
    this.#slot = (type === "char" ? new CharSlot(slot as Slot<number>) : slot) as Slot<
      ElementOf<T>
    >;
  }

  /** What it holds. */
  get value(): ElementOf<T> {
    return this.#slot.load();
  }

  /**
   * Replaces what it holds. Integers out of range are cut to their type's width.
   *
   * @throws {TypeError} for a `bigint` where a number belongs, and the other way round; for a `"char"`
   *   that is not one character from U+0000 to U+00FF.
   */
  set value(value: ElementOf<T>) {
    this.#slot.store(value);
  }

  /** As `value`, for those who prefer a verb. */
  load(): ElementOf<T> {
    return this.#slot.load();
  }

  /** As assigning to `value`, for those who prefer a verb. */
  store(value: ElementOf<T>): void {
    this.#slot.store(value);
  }

  /**
   * Adds in one step, so that nothing is lost without a lock. Integers wrap around.
   *
   * @returns What it held before.
   * @throws {TypeError} if it does not hold an integer.
   */
  add(amount: ElementOf<T>): ElementOf<T> {
    return this.#slot.add(amount);
  }

  /**
   * Replaces what it holds, and gives what it held before, in one step.
   *
   * @throws {TypeError} if it does not hold an integer.
   */
  exchange(value: ElementOf<T>): ElementOf<T> {
    return this.#slot.exchange(value);
  }

  /**
   * Replaces what it holds if that is `expected`, in one step.
   *
   * @returns What it held before: `expected` if it was replaced.
   * @throws {TypeError} if it does not hold an integer.
   */
  compareExchange(expected: ElementOf<T>, replacement: ElementOf<T>): ElementOf<T> {
    return this.#slot.compareExchange(expected, replacement);
  }
}

/** A byte that is seen as a character. */
class CharSlot implements Slot<string> {
  readonly #byte: Slot<number>;

  constructor(byte: Slot<number>) {
    this.#byte = byte;
  }

  load(): string {
    return String.fromCharCode(this.#byte.load());
  }

  store(value: string): void {
    this.#byte.store(byteOf(value));
  }

  add(): string {
    throw new TypeError("Cannot add to a char: use uint8");
  }

  exchange(value: string): string {
    return String.fromCharCode(this.#byte.exchange(byteOf(value)));
  }

  compareExchange(expected: string, replacement: string): string {
    return String.fromCharCode(this.#byte.compareExchange(byteOf(expected), byteOf(replacement)));
  }
}
