/**
 * Text → values: the other half of `writer.ts`.
 *
 * @module
 */

import { type BinarySource, insist, type Kind } from "./kinds.ts";
import type { Moved } from "./move.ts";
import { type Handle, handleNamed, kindNamed } from "./registry.ts";
import { MARK } from "./writer.ts";

/** An object whose parts are being read. */
interface Frame {
  /** The parsed object or list; its values are replaced one by one. */
  readonly items: Record<string | number, unknown>;
  readonly keys: readonly string[] | undefined;
  readonly count: number;
  /** What the parts make, if they are not the object already. */
  readonly kind: Kind | Handle<object> | undefined;
  /** Its number, by which references mean it. */
  readonly number: number;
  /** Where it belongs. */
  readonly key: string | number;
  readonly outer: Frame | undefined;
  next: number;
}

/** What came beside a message. */
export interface Beside {
  /** Memory that sender and receiver share. */
  readonly shared?: readonly SharedArrayBuffer[] | undefined;
  /** What the sender does not have any more. */
  readonly moved?: readonly Moved[] | undefined;
}

/** Reads one message. */
export class Reader implements BinarySource {
  readonly #binary: Uint8Array;
  #taken = 0;
  /** The objects by number: those that are there already. */
  readonly #objects: (object | undefined)[] = [];
  #frame: Frame | undefined;

  readonly #beside: Beside;

  /** Begins a message whose binary pieces are `binary`, which is copied from, not kept. */
  constructor(binary: Uint8Array, beside: Beside = {}) {
    this.#binary = binary;
    this.#beside = beside;
  }

  /** The memory with this number that came beside the message. */
  shared(number: number): SharedArrayBuffer | undefined {
    return this.#beside.shared?.[number];
  }

  /** What was moved with this number beside the message. */
  moved(number: number): Moved | undefined {
    return this.#beside.moved?.[number];
  }

  /** A copy of the next binary piece. */
  take(length: number): Uint8Array<ArrayBuffer> {
    const end = this.#taken + length;
    insist(length >= 0 && end <= this.#binary.length);
    const piece = new Uint8Array(this.#binary.subarray(this.#taken, end));
    this.#taken = end;
    return piece;
  }

  /** The value that the marks in a parsed text stand for. Nothing is recursive here. */
  read(parsed: unknown): unknown {
    const root = [parsed];
    this.#open(root, undefined, 1, undefined, -1, 0);
    let frame: Frame | undefined;
    while ((frame = this.#frame) !== undefined) {
      if (frame.next === frame.count) {
        this.#close(frame);
        continue;
      }
      const index = frame.next++;
      const key = frame.keys === undefined ? index : frame.keys[index]!;
      const item = frame.items[key];
      if (typeof item === "string") {
        // It is an own property, as JSON.parse() makes them: no setter is asked, not even `__proto__`.
        if (item.startsWith(MARK)) frame.items[key] = this.#scalar(item);
      } else if (typeof item === "object" && item !== null) {
        this.#object(item as Record<string, unknown>, frame, key);
      }
    }
    insist(this.#taken === this.#binary.length);
    return root[0];
  }

  #scalar(text: string): unknown {
    switch (text[1]) {
      case MARK:
        return text.slice(1);
      case "u":
        return undefined;
      case "n":
        return NaN;
      case "z":
        return -0;
      case "i":
        return Infinity;
      case "-":
        return -Infinity;
      case "b":
        insist(/^b-?0x/.test(text.slice(1)));
        return text[2] === "-" ? -BigInt(text.slice(3)) : BigInt(text.slice(2));
      case "r": {
        const object = this.#objects[Number(text.slice(2))];
        insist(object !== undefined);
        return object;
      }
      default:
        throw new TypeError("it has an unknown mark");
    }
  }

  #object(item: Record<string, unknown>, outer: Frame, key: string | number): void {
    const number = this.#objects.length;
    if (!Array.isArray(item)) {
      this.#objects.push(item);
      const keys = Object.keys(item);
      return this.#open(item, keys, keys.length, undefined, number, key);
    }
    const letter = letterOf(item);
    if (letter === undefined) {
      this.#objects.push(item);
      return this.#open(item, undefined, item.length, undefined, number, key);
    }
    item.shift();
    const kind = letter === "H" ? handleFor(item) : kindNamed(letter);
    if (kind === undefined) throw new TypeError("it has an object of an unknown kind");
    let object: object | undefined;
    if (!("tag" in kind) && kind.fill !== undefined) {
      object = kind.make(item, this);
      outer.items[key] = object;
    }
    this.#objects.push(object);
    this.#open(item, undefined, item.length, kind, number, key);
  }

  #open(
    items: object,
    keys: readonly string[] | undefined,
    count: number,
    kind: Kind | Handle<object> | undefined,
    number: number,
    key: string | number,
  ): void {
    this.#frame = {
      items: items as Record<string, unknown>,
      keys,
      count,
      kind,
      number,
      key,
      outer: this.#frame,
      next: 0,
    };
  }

  #close({ items, kind, number, key, outer }: Frame): void {
    this.#frame = outer;
    if (kind === undefined) return;
    const parts = items as unknown as unknown[];
    if (!("tag" in kind) && kind.fill !== undefined) {
      return kind.fill(this.#objects[number]!, parts);
    }
    const object = "tag" in kind ? revive(kind, parts[1]) : kind.make(parts, this);
    this.#objects[number] = object;
    outer!.items[key] = object;
  }
}

/** What a handle's `fromData()` threw: it passes through unchanged, as it says more than we could. */
export class HandleError extends Error {}

function revive(handle: Handle<object>, data: unknown): object {
  try {
    return handle.fromData(data);
  } catch (cause) {
    throw new HandleError(undefined, { cause });
  }
}

/** The capital after the mark at the beginning of a list: it makes it more than a list. */
function letterOf(items: unknown[]): string | undefined {
  const head = items[0];
  if (typeof head !== "string" || head.length !== 2 || head[0] !== MARK) return undefined;
  const letter = head[1]!;
  return letter >= "A" && letter <= "Z" ? letter : undefined;
}

function handleFor([tag, ...data]: unknown[]): Handle<object> {
  insist(typeof tag === "string" && data.length === 1);
  const handle = handleNamed(tag);
  if (handle !== undefined) return handle;
  throw new HandleError(undefined, {
    cause: new TypeError(
      `Cannot receive a "${tag}": no class is registered under this tag here; import the module that ` +
        "defines it",
    ),
  });
}
