/**
 * Which objects travel in a way of their own: built-in ones by their kind, ours by a handle.
 *
 * @module
 */

import { buffer, port, sharedBuffer, typedArrayPrototype, view } from "./buffers.ts";
import {
  boxed,
  date,
  domException,
  error,
  type Kind,
  map,
  regExp,
  set,
  sparseArray,
} from "./kinds.ts";

/** Who receives a message: another process, or another thread of this one. */
export type Destination = "process" | "thread";

/**
 * How the objects of one class travel between processes and threads.
 *
 * @typeParam T The class' objects.
 * @typeParam D What is sent in their place.
 */
export interface Handle<T extends object, D = unknown> {
  /** The name of the class in messages, for example `"lock"`: the same in all processes. */
  readonly tag: string;
  /** The class; objects of subclasses travel as objects of this one, unless registered themselves. */
  readonly class: abstract new (...args: never[]) => T;
  /**
   * What to send: anything that can be encoded, other handles included, but nothing that leads back
   * to the object itself.
   */
  toData(object: T, to: Destination): D;
  /**
   * Why an object cannot travel, as a sentence that goes on after `Cannot send args[0]: `; `undefined`,
   * as without this method, if it can.
   */
  whyNot?(object: T, to: Destination): string | undefined;
  /** Makes the object on the other side, or finds it there. It must not trust `data` blindly. */
  fromData(data: D): T;
}

/** Where a class' prototype keeps its handle, so that finding it is one look-up, however many there are. */
const HANDLE = Symbol("interleave.handle");

const handles = new Map<string, Handle<object, never>>();

/**
 * Lets the objects of a class travel as arguments, in pipes and queues, and nested in plain values.
 *
 * Call it once, where the class is defined, so that whoever imports the class can receive its objects.
 *
 * @param handle The class, its name in messages, and the way there and back.
 * @throws {TypeError} if another class has the tag already.
 *
 * @example A class that travels
 * ```ts
 * import { assertEquals, assertInstanceOf } from "@std/assert";
 * import { decode, encode } from "./codec.ts";
 *
 * class Point {
 *   constructor(readonly x: number, readonly y: number) {}
 * }
 * registerHandle({
 *   tag: "point",
 *   class: Point,
 *   toData: ({ x, y }) => ({ x, y }),
 *   fromData: ({ x, y }) => new Point(x, y),
 * });
 *
 * const [there, back] = decode(encode([new Point(1, 2), new Point(3, 4)])) as Point[];
 * assertInstanceOf(there, Point);
 * assertEquals(back, new Point(3, 4));
 * ```
 */
export function registerHandle<T extends object, D>(handle: Handle<T, D>): void {
  const known = handles.get(handle.tag);
  if (known !== undefined && known.class !== handle.class) {
    throw new TypeError(
      `Cannot register ${handle.class.name} as "${handle.tag}": ${known.class.name} has this tag; ` +
        "choose another",
    );
  }
  handles.set(handle.tag, handle as unknown as Handle<object, never>);
  Object.defineProperty(handle.class.prototype, HANDLE, { value: handle, configurable: true });
}

/** The handle of an object's class, if it has one. */
export function handleOf(object: object): Handle<object> | undefined {
  return (object as { [HANDLE]?: Handle<object> })[HANDLE];
}

/** The handle that is registered here under a tag, if there is one. */
export function handleNamed(tag: string): Handle<object, unknown> | undefined {
  return handles.get(tag) as Handle<object, unknown> | undefined;
}

/** Whether objects that are sent under a tag can be received here. */
export function isRegistered(tag: string): boolean {
  return handles.has(tag);
}

/** All kinds by their name in a message: a capital, as small letters are values that are no objects. */
const KINDS = {
  A: sparseArray,
  B: buffer,
  D: date,
  E: error,
  M: map,
  O: boxed,
  P: sharedBuffer,
  R: regExp,
  S: set,
  T: port,
  V: view,
  X: domException,
} as unknown as Readonly<Record<string, Kind>>;

/** The kind with this letter. */
export function kindNamed(letter: string): Kind | undefined {
  return Object.hasOwn(KINDS, letter) ? KINDS[letter] : undefined;
}

const ADVICE: Readonly<Record<string, string>> = {
  Promise: "await it first",
  WeakMap: "send a Map",
  WeakRef: "send the object that it refers to",
  WeakSet: "send a Set",
};

/** The letters of kinds by the prototypes of their objects; made when first needed: most programs never do. */
let letters: ReadonlyMap<object, string> | undefined;

/**
 * The letter of an object's kind, told by its inside; `undefined` if it travels like a plain object; a
 * sentence if it cannot travel.
 */
export function classify(object: object): string | undefined {
  letters ??= new Map<object, string>([
    [Map.prototype, "M"],
    [Set.prototype, "S"],
    [Date.prototype, "D"],
    [RegExp.prototype, "R"],
    [Number.prototype, "O"],
    [String.prototype, "O"],
    [Boolean.prototype, "O"],
    [BigInt.prototype, "O"],
    [Error.prototype, "E"],
    [DOMException.prototype, "X"],
    [ArrayBuffer.prototype, "B"],
    [SharedArrayBuffer.prototype, "P"],
    [MessagePort.prototype, "T"],
    [typedArrayPrototype, "V"],
    [DataView.prototype, "V"],
  ]);
  for (let at = object; at !== null; at = Object.getPrototypeOf(at)) {
    const letter = letters.get(at);
    if (letter !== undefined) return holds(KINDS[letter]!, object) ? letter : undefined;
    const tag = Object.getOwnPropertyDescriptor(at, Symbol.toStringTag)?.value;
    if (typeof tag !== "string") continue;
    if (/(Generator|Iterator|Iterator Helper)$/.test(tag)) {
      return `it is an iterator (${tag}); send an array of what it gives`;
    }
    if (globalNamed(tag)?.prototype === at) {
      return `it is a ${tag}; ${ADVICE[tag] ?? "send plain data that describes it"}`;
    }
  }
  return undefined;
}

/** Whether an object has the inside of a kind, not only borrowed its prototype. */
function holds(kind: Kind, object: object): boolean {
  try {
    kind.probe(object);
    return true;
  } catch {
    return false;
  }
}

/** What a path such as `"Intl.Collator"` leads to. */
function globalNamed(path: string): { prototype?: unknown } | undefined {
  let at: unknown = globalThis;
  for (const name of path.split(".")) at = (at as Record<string, unknown> | undefined)?.[name];
  return at as { prototype?: unknown } | undefined;
}
