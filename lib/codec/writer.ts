/**
 * Values → text: JSON, extended where JSON has no word for a value.
 *
 * A string that begins with the mark U+007F stands for something else: `"␡u"` is undefined, `"␡r3"` is
 * the fourth object of the message once more, `["␡M", k, v, …]` is a Map; a real string that begins
 * with the mark gets a second one. Text without marks is plain JSON.
 *
 * @module
 */

import { type BinaryParts, type Kind, stepTo } from "./kinds.ts";
import type { Moved } from "./move.ts";
import { Output } from "./output.ts";
import { classify, type Destination, type Handle, handleOf, kindNamed } from "./registry.ts";

/** The character that begins a string which stands for something else: one that nobody types. */
export const MARK = "\x7f";

/** Where a message goes. */
export interface Way {
  /** Who receives it. */
  readonly to?: Destination | undefined;
  /** Memory for it; one that does not fit gets memory of its own. */
  readonly into?: Uint8Array | undefined;
  /** Takes the shared memory that is sent beside it, if there is a way for that. */
  readonly shared?: SharedArrayBuffer[] | undefined;
  /** Takes what is moved beside it, if there is a way for that. */
  readonly moved?: Moved[] | undefined;
}

/** An object that is being written, at one of its values that is an object too. */
interface Frame {
  /** The object itself, or the list of its parts. */
  readonly source: object;
  /** The properties to write; all elements of a list if not given. */
  readonly keys: readonly string[] | undefined;
  readonly count: number;
  /** What the parts are parts of, if the list is no array of the value. */
  readonly kind: Kind | Handle<object> | undefined;
  readonly outer: Frame | undefined;
  next: number;
}

/** So many objects are found faster by looking through them than in a Map. */
const FEW = 16;
/** V8 makes no longer strings, so that nobody could read more. */
const LONGEST = 2 ** 29 - 24;

const { hasOwnProperty } = Object.prototype;
let idle: Writer | undefined;

/** Writes one message after another. Nothing is recursive here: depth costs memory, not stack. */
export class Writer extends Output implements BinaryParts {
  /** Where the text ends and the bytes of buffers begin. */
  textEnd = 0;
  /** Whether there are marks in the text, so that a reader has to look for them. */
  marked = false;

  #name = "";
  #frame: Frame | undefined;
  /** What has to be written before the frame goes on. */
  #child: unknown;
  /** The objects of the message so far; their index is the number by which it means them again. */
  readonly #few: (object | undefined)[] = new Array(FEW).fill(undefined);
  #numbers: Map<object, number> | undefined;
  #count = 0;
  #to: Destination = "process";
  #shared: SharedArrayBuffer[] | undefined;
  #moved: Moved[] | undefined;
  /** The objects whose `toData()` is being written. */
  readonly #handled: object[] = [];
  #parts: Uint8Array[] | undefined;
  #partsLength = 0;

  /**
   * Writes a value that errors shall call `name`; what is sent beside the message is added to `shared` and
   * `moved`. Call `done()` when it has been used.
   */
  static write(value: unknown, name: string, way: Way): Writer {
    const writer = idle ?? new Writer();
    // Whoever writes before this one is done (a `toData()` that encodes) gets another.
    idle = undefined;
    try {
      writer.begin(way.into);
      writer.#to = way.to ?? "process";
      writer.#shared = way.shared;
      writer.#moved = way.moved;
      writer.#write(value, name);
      return writer;
    } catch (error) {
      writer.done();
      throw error;
    }
  }

  /** Lets go of the value, and lets the next message be written; the bytes stay. */
  done(): void {
    this.finish();
    this.#frame = undefined;
    this.#child = undefined;
    for (let i = Math.min(FEW, this.#count); i > 0; i--) this.#few[i - 1] = undefined;
    this.#numbers = undefined;
    this.#count = 0;
    while (this.#handled.length > 0) this.#handled.pop();
    this.#parts = undefined;
    this.#partsLength = 0;
    this.#shared = undefined;
    this.#moved = undefined;
    idle = this;
  }

  /** Takes note of bytes, for behind the text. */
  add(bytes: Uint8Array): void {
    (this.#parts ??= []).push(bytes);
    this.#partsLength += bytes.length;
  }

  /** Takes note of memory that is sent beside the message, if the receiver can have it. */
  share(memory: SharedArrayBuffer): number | undefined {
    return this.#shared && numberIn(this.#shared, memory);
  }

  /** Takes note of what is moved beside the message, or says why it cannot be. */
  move(moved: Moved): number | string {
    if (this.#moved !== undefined) return numberIn(this.#moved, moved);
    return this.#to === "process"
      ? "it was given to move(), but processes share no memory; send a copy, or use SharedMemory"
      : "it was given to move(), but this way leads through shared memory; move it as an argument of a " +
        "thread, or of a task of a pool of threads";
  }

  #write(value: unknown, name: string): void {
    this.#name = name;
    this.marked = false;
    if (!this.#primitive(value)) this.#child = value;
    for (;;) {
      const child = this.#child;
      const frame = this.#frame;
      if (child !== undefined) {
        this.#child = undefined;
        this.#object(child as object);
      } else if (frame === undefined) {
        break;
      } else if (frame.keys === undefined) {
        this.#elements(frame.source as unknown[], frame);
      } else {
        this.#properties(frame.source as Record<string, unknown>, frame.keys, frame);
      }
    }
    if (this.end - this.start > LONGEST) {
      throw new RangeError(
        `Cannot send ${name}: it takes more than 512 MiB of text; send large data in typed arrays`,
      );
    }
    const length = this.end - this.start;
    if (this.#parts !== undefined) this.#appendParts(this.#parts);
    this.textEnd = this.start + length;
  }

  #appendParts(parts: readonly Uint8Array[]): void {
    if (parts.reduce((sum, { length }) => sum + length, 0) !== this.#partsLength) {
      throw new TypeError(
        `Cannot send ${this.#name}: a getter changed the length of a buffer; let getters only read`,
      );
    }
    this.append(parts, this.#partsLength);
  }

  /** Writes a primitive value; anything else is left to the caller. */
  #primitive(value: unknown): boolean {
    switch (typeof value) {
      case "string":
        if (value.charCodeAt(0) === MARK_CODE) this.#mark(value);
        else this.string(value);
        return true;
      case "number":
        this.#number(value);
        return true;
      case "boolean":
        this.ascii(value ? "true" : "false");
        return true;
      case "undefined":
        this.#mark("u");
        return true;
      case "bigint":
        this.#mark(value < 0n ? `b-0x${(-value).toString(16)}` : `b0x${value.toString(16)}`);
        return true;
      default:
        if (value !== null) return false;
        this.ascii("null");
        return true;
    }
  }

  #number(value: number): void {
    if ((value | 0) === value) {
      if (value === 0 && 1 / value < 0) this.#mark("z");
      else this.integer(value);
    } else if (Number.isSafeInteger(value)) {
      this.longInteger(value);
    } else if (value - value === 0) {
      this.ascii(String(value));
    } else {
      this.#mark(value > 0 ? "i" : value < 0 ? "-" : "n");
    }
  }

  #mark(text: string): void {
    this.marked = true;
    this.string(MARK + text);
  }

  /** Writes an object, or the part of it in front of the first object in it. */
  #object(object: object): void {
    if (typeof object !== "object") this.#refuse(whyNot(object));
    if (this.#wasSeen(object)) return;
    if (Array.isArray(object)) return this.#array(object);
    const prototype = Object.getPrototypeOf(object);
    if (prototype === Object.prototype || prototype === null) return this.#plain(object);
    const handle = handleOf(object);
    if (handle !== undefined) {
      const reason = handle.whyNot?.(object, this.#to);
      if (reason !== undefined) this.#refuse(reason);
      this.#handled.push(object);
      return this.#list(handle, "H", [handle.tag, handle.toData(object, this.#to)]);
    }
    const letter = classify(object);
    if (letter === undefined) this.#plain(object);
    else this.#kind(letter, object);
  }

  #kind(letter: string, object: object): void {
    const kind = kindNamed(letter) ?? this.#refuse(letter);
    const parts = kind.take(object, this);
    if (typeof parts === "string") this.#refuse(parts);
    this.#list(kind, letter, parts);
  }

  /** Begins a plain object, and ends it too if all its values are primitive. */
  #plain(object: object): void {
    const source = object as Readonly<Record<string, unknown>>;
    this.bytes[this.end++] = OPEN_OBJECT;
    let rest: string[] | undefined;
    let child: unknown;
    // V8 reads properties twice as fast in such a loop as by a list of keys. It goes on behind the first
    // object, so that the keys are those of now, whatever getters will do.
    for (const key in source) {
      if (!hasOwnProperty.call(source, key)) continue;
      if (rest !== undefined) {
        rest.push(key);
        continue;
      }
      const value = source[key];
      this.#key(key);
      if (!this.#primitive(value)) {
        rest = [key];
        child = value;
      }
    }
    if (rest === undefined) {
      this.ensure();
      this.bytes[this.end++] = CLOSE_OBJECT;
    } else {
      this.#enter(source, rest, rest.length).next = 1;
      this.#child = child;
    }
  }

  #properties(
    source: Readonly<Record<string, unknown>>,
    keys: readonly string[],
    frame: Frame,
  ): void {
    while (frame.next < frame.count) {
      const key = keys[frame.next++]!;
      const value = source[key];
      // A getter before this one may have deleted it.
      if (value === undefined && !Object.hasOwn(source, key)) continue;
      this.#key(key);
      if (!this.#primitive(value)) {
        this.#child = value;
        return;
      }
    }
    this.ensure();
    this.bytes[this.end++] = CLOSE_OBJECT;
    this.#frame = frame.outer;
  }

  #key(key: string): void {
    this.ensure();
    // No string ends in a bracket: each has its quote behind it.
    if (this.bytes[this.end - 1] !== OPEN_OBJECT) this.bytes[this.end++] = COMMA;
    this.string(key);
    this.bytes[this.end++] = COLON;
  }

  #array(array: unknown[]): void {
    if (!isDense(array)) return this.#kind("A", array);
    this.bytes[this.end++] = OPEN_ARRAY;
    this.#elements(array);
  }

  #list(kind: Kind | Handle<object>, letter: string, parts: unknown[]): void {
    this.bytes[this.end++] = OPEN_ARRAY;
    this.#mark(letter);
    this.#elements(parts, this.#enter(parts, undefined, parts.length, kind));
  }

  /** Writes a list, or goes on with it: up to its end, or to an object that has to be ended first. */
  #elements(source: readonly unknown[], frame?: Frame): void {
    const count = frame?.count ?? source.length;
    for (let next = frame?.next ?? 0; next < count;) {
      this.ensure();
      if (this.bytes[this.end - 1] !== OPEN_ARRAY) this.bytes[this.end++] = COMMA;
      const value = source[next++];
      if (!this.#primitive(value)) {
        frame ??= this.#enter(source, undefined, count);
        frame.next = next;
        this.#child = value;
        return;
      }
    }
    this.ensure();
    this.bytes[this.end++] = CLOSE_ARRAY;
    if (frame === undefined) return;
    this.#frame = frame.outer;
    if (frame.kind !== undefined && "tag" in frame.kind) this.#handled.pop();
  }

  #enter(
    source: object,
    keys: readonly string[] | undefined,
    count: number,
    kind?: Kind | Handle<object>,
  ): Frame {
    return this.#frame = { source, keys, count, kind, outer: this.#frame, next: 0 };
  }

  /** Gives a new object its number; writes a reference in place of one that has a number. */
  #wasSeen(object: object): boolean {
    const few = this.#few;
    const count = this.#count;
    if (this.#numbers === undefined) {
      for (let i = 0; i < count; i++) {
        if (few[i] === object) return this.#refer(object, i);
      }
      if (count < FEW) few[count] = object;
      else this.#numbers = new Map([...few, object].map((object, i) => [object!, i]));
    } else {
      const number = this.#numbers.get(object);
      if (number !== undefined) return this.#refer(object, number);
      this.#numbers.set(object, count);
    }
    this.#count++;
    return false;
  }

  #refer(object: object, number: number): true {
    if (this.#handled.includes(object)) {
      this.#refuse("it is part of what it sends of itself; let its toData() leave it out");
    }
    this.#mark(`r${number}`);
    return true;
  }

  #refuse(reason: string): never {
    let path = "";
    for (let frame = this.#frame; frame !== undefined; frame = frame.outer) {
      path = stepInto(frame) + path;
    }
    throw new TypeError(`Cannot send ${this.#name}${path}: ${reason}`);
  }
}

/** The place of an object in a list, which it is added to if it is not there. */
function numberIn<T>(list: T[], object: T): number {
  const number = list.indexOf(object);
  return number === -1 ? list.push(object) - 1 : number;
}

/** Whether an array has neither holes nor properties that are no elements. */
function isDense(array: readonly unknown[]): boolean {
  const count = array.length;
  if (count > 8) {
    // Quicker than the keys, as each of them is a new string; but holes look like undefined.
    if (Object.values(array).length === count && !array.includes(undefined)) return true;
  }
  // Elements come first and in order, so the last of as many keys must be the last index.
  const keys = Object.keys(array);
  return keys.length === count && (count === 0 || keys[count - 1] === String(count - 1));
}

function whyNot(value: unknown): string {
  return typeof value === "symbol"
    ? "it is a symbol; send a string in its place"
    : "it is a function; send data, and let the other side call a function of its own";
}

function stepInto({ source, keys, kind, next }: Frame): string {
  if (kind === undefined) return stepTo(keys === undefined ? next - 1 : keys[next - 1]!);
  if ("tag" in kind) return `.<data of ${JSON.stringify(kind.tag)}>`;
  return kind.step?.(source as unknown[], next - 1) ?? "";
}

const COMMA = 0x2c, COLON = 0x3a, MARK_CODE = 0x7f;
const OPEN_ARRAY = 0x5b, CLOSE_ARRAY = 0x5d, OPEN_OBJECT = 0x7b, CLOSE_OBJECT = 0x7d;
