import { registerHandle } from "../codec/registry.ts";
import { SharedMemory } from "./shared_memory.ts";

/** What a slot of a `ShareableList` can hold. */
export type Shareable = number | bigint | boolean | string | Uint8Array | null;

const NULL = 0, FALSE = 1, TRUE = 2, NUMBER = 3, BIGINT = 4, TEXT = 5, BYTES = 6;

/** Bytes of the head: the number of slots. */
const HEAD = 8;
/** Bytes of each slot's entry: where it is, how many bytes it has room for, how many it has, of what type. */
const ENTRY = 16;
/** Slots are multiples of this. */
const STEP = 8;

const utf8 = new TextEncoder();
const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** How to make or find a `ShareableList`. */
export interface ShareableListOptions {
  /** The name of its memory; made up for a new list if not given. */
  readonly name?: string | undefined;
}

/**
 * A list of fixed length in shared memory, of numbers, texts and their like, as Python's `ShareableList`.
 *
 * Elements can be replaced by others, of any type, that fit where the first one was: a text or bytes
 * get room for their own length rounded up to a multiple of 8 bytes (in UTF-8), everything else 8 bytes.
 * Several processes may use it at once; who writes what another reads or writes holds a lock.
 *
 * ```text
 *   number of slots: uint32 · 4 bytes unused · for each slot: where, room, length: uint32 · type: uint32
 *   · the slots, each at a multiple of 8
 * ```
 *
 * @example Shared by name
 * ```ts
 * import { ShareableList } from "interleave/processes";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * using list = new ShareableList(["encodés", 2.5, null]);
 * using same = ShareableList.attach(list.name); // usually in another process
 * same.set(1, -7);
 * assertEquals([...list], ["encodés", -7, null]);
 * assertThrows(() => list.set(0, "encodées"), RangeError, "exceed");
 * ```
 */
export class ShareableList {
  readonly #memory: SharedMemory;
  readonly #view: DataView;

  /**
   * Makes a list.
   *
   * @param items Its elements, which decide how much room each slot has; or the memory of a list.
   * @param options The name of its memory.
   * @throws {TypeError} if an element is of another type.
   */
  constructor(items: Iterable<Shareable> | SharedMemory, options: ShareableListOptions = {}) {
    if (items instanceof SharedMemory) {
      this.#memory = items;
      this.#view = viewOf(items);
      return;
    }
    const all = [...items];
    let end = HEAD + ENTRY * all.length;
    const rooms = all.map((item) => {
      const { bytes } = encode(item);
      const room = Math.max(STEP, Math.ceil(bytes.length / STEP) * STEP);
      end += room;
      return room;
    });
    this.#memory = new SharedMemory({ create: true, size: end, name: options.name });
    this.#view = viewOf(this.#memory);
    let where = HEAD + ENTRY * all.length;
    for (const [i, item] of all.entries()) {
      this.#view.setUint32(HEAD + ENTRY * i, where, true);
      this.#view.setUint32(HEAD + ENTRY * i + 4, rooms[i]!, true);
      this.#write(i, item);
      where += rooms[i]!;
    }
    this.#view.setUint32(0, all.length, true);
  }

  /**
   * Finds a list that another process has made.
   *
   * @param name What `name` was there.
   * @throws {Deno.errors.NotFound} if there is none.
   */
  static attach(name: string): ShareableList {
    return new ShareableList(new SharedMemory({ name }));
  }

  /** The name of its memory. */
  get name(): string {
    return this.#memory.name;
  }

  /** How many elements it has; fixed. */
  get length(): number {
    return this.#view.getUint32(0, true);
  }

  /**
   * One element.
   *
   * @param index From 0; −1 is the last one.
   * @throws {RangeError} if there is none.
   */
  get(index: number): Shareable {
    const entry = this.#entry(index);
    const where = this.#view.getUint32(entry, true);
    const length = this.#view.getUint32(entry + 8, true);
    switch (this.#view.getUint32(entry + 12, true)) {
      case FALSE:
        return false;
      case TRUE:
        return true;
      case NUMBER:
        return this.#view.getFloat64(where, true);
      case BIGINT:
        return this.#view.getBigInt64(where, true);
      case TEXT:
        return text.decode(this.#memory.bytes.subarray(where, where + length));
      case BYTES:
        return this.#memory.bytes.slice(where, where + length);
      default:
        return null;
    }
  }

  /**
   * Replaces an element.
   *
   * @param index From 0; −1 is the last one.
   * @param item The new one; it may be of another type.
   * @throws {RangeError} if there is no such element, or the new one is larger than its slot: then
   *   nothing has changed.
   */
  set(index: number, item: Shareable): void {
    this.#write((this.#entry(index) - HEAD) / ENTRY, item);
  }

  /** How many elements are equal to this one. */
  count(item: Shareable): number {
    let count = 0;
    for (const each of this) if (isSame(each, item)) count++;
    return count;
  }

  /**
   * Where an element is.
   *
   * @returns Its place from 0; −1 if there is none.
   */
  indexOf(item: Shareable): number {
    for (let i = 0; i < this.length; i++) if (isSame(this.get(i), item)) return i;
    return -1;
  }

  /** The elements, as they are when their turn comes. */
  *[Symbol.iterator](): Generator<Shareable> {
    for (let i = 0; i < this.length; i++) yield this.get(i);
  }

  /** A list of its own with the same elements. */
  copy(options: ShareableListOptions = {}): ShareableList {
    return new ShareableList([...this], options);
  }

  /** Lets go of the memory in this process. */
  close(): void {
    this.#memory.close();
  }

  /** Takes the name away; see `SharedMemory.unlink()`. */
  unlink(): void {
    this.#memory.unlink();
  }

  /** Closes it; in the process that made it, unlinks it too. */
  [Symbol.dispose](): void {
    this.#memory[Symbol.dispose]();
  }

  #entry(index: number): number {
    const { length } = this;
    const place = index < 0 ? index + length : index;
    if (!Number.isInteger(place) || place < 0 || place >= length) {
      throw new RangeError(`Cannot use element ${index}: the list has ${length}`);
    }
    return HEAD + ENTRY * place;
  }

  #write(place: number, item: Shareable): void {
    const entry = HEAD + ENTRY * place;
    const where = this.#view.getUint32(entry, true);
    const room = this.#view.getUint32(entry + 4, true);
    const { type, bytes } = encode(item);
    if (bytes.length > room) {
      throw new RangeError(
        `Cannot set element ${place}: its ${bytes.length} bytes exceed the available storage of ${room}`,
      );
    }
    this.#memory.bytes.set(bytes, where);
    this.#view.setUint32(entry + 8, bytes.length, true);
    this.#view.setUint32(entry + 12, type, true);
  }
}

registerHandle<ShareableList, string>({
  tag: "shareableList",
  class: ShareableList,
  toData: (list) => list.name,
  fromData: (name) => ShareableList.attach(name),
});

function viewOf({ bytes }: SharedMemory): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function encode(item: Shareable): { type: number; bytes: Uint8Array } {
  switch (typeof item) {
    case "boolean":
      return { type: item ? TRUE : FALSE, bytes: new Uint8Array() };
    case "number":
      return { type: NUMBER, bytes: new Uint8Array(new Float64Array([item]).buffer) };
    case "bigint":
      if (BigInt.asIntN(64, item) !== item) {
        throw new RangeError(`Cannot share ${item}: it needs more than 64 bits`);
      }
      return { type: BIGINT, bytes: new Uint8Array(new BigInt64Array([item]).buffer) };
    case "string":
      return { type: TEXT, bytes: utf8.encode(item) };
    case "object":
      if (item === null) return { type: NULL, bytes: new Uint8Array() };
      if (item instanceof Uint8Array) return { type: BYTES, bytes: item };
  }
  throw new TypeError(
    `Cannot share ${
      Deno.inspect(item)
    }: an element is a number, bigint, boolean, text, Uint8Array or null`,
  );
}

function isSame(one: Shareable, other: Shareable): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array) {
    return one.length === other.length && one.every((byte, i) => byte === other[i]);
  }
  return one === other;
}
