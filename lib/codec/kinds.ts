/**
 * The built-in objects of the language that structured clone knows (buffers: see `buffers.ts`).
 *
 * Source: the HTML standard, StructuredSerializeInternal; where it leaves a choice (the stack and the
 * cause of errors) as V8 does it. We differ in one point: an `AggregateError` keeps its errors.
 * Prototypes are asked for what a subclass may have overridden.
 *
 * @module
 */

import type { Moved } from "./move.ts";

/** One kind of built-in object: it is taken apart into a list of values, and made again from it. */
export interface Kind<T extends object = object> {
  /** Throws if an object has the prototype, but not the inside, of this kind. */
  probe(object: T): unknown;
  /** The values that say all about the object; a sentence if it cannot be sent. */
  take(object: T, binary: BinaryParts): unknown[] | string;
  /** Makes the object; of a kind with `fill()`, from the parts as they are in the message. */
  make(parts: readonly unknown[], binary: BinarySource): T;
  /** Puts the parts into an object that had to exist before them, because they may refer to it. */
  fill?(object: T, parts: readonly unknown[]): void;
  /** How to reach a part from the object, in JavaScript. */
  step?(parts: readonly unknown[], index: number): string;
}

/** Where the bytes of buffers go to. */
export interface BinaryParts {
  /** Adds bytes; they are copied when the message is complete. */
  add(bytes: Uint8Array): void;
  /** Adds memory that is sent beside the message; gives its number, `undefined` if it cannot be sent. */
  share(memory: SharedArrayBuffer): number | undefined;
  /** Adds what is moved beside the message; gives its number, or why it cannot be moved. */
  move(moved: Moved): number | string;
}

/** Where the bytes of buffers come from, in the order in which they were added. */
export interface BinarySource {
  /** A copy of the next bytes. */
  take(length: number): Uint8Array<ArrayBuffer>;
  /** The memory with this number that came beside the message. */
  shared(number: number): SharedArrayBuffer | undefined;
  /** What was moved with this number beside the message. */
  moved(number: number): Moved | undefined;
}

/** Keys and values, in turn. */
export const map: Kind<Map<unknown, unknown>> = {
  probe: (map) => Map.prototype.has.call(map, map),
  take: (map) => {
    const parts: unknown[] = [];
    Map.prototype.forEach.call(map, (value, key) => parts.push(key, value));
    return parts;
  },
  make: () => new Map(),
  fill: (map, parts) => {
    insist(parts.length % 2 === 0);
    for (let i = 0; i < parts.length; i += 2) map.set(parts[i], parts[i + 1]);
  },
  step: (parts, index) => {
    if (index % 2 === 0) return `.keys()[${index / 2}]`;
    const key = parts[index - 1];
    if (typeof key === "string") return `.get(${JSON.stringify(key)})`;
    return typeof key === "number" ? `.get(${key})` : `.values()[${(index - 1) / 2}]`;
  },
};

/** The elements. */
export const set: Kind<Set<unknown>> = {
  probe: (set) => Set.prototype.has.call(set, set),
  take: (set) => {
    const parts: unknown[] = [];
    Set.prototype.forEach.call(set, (value) => parts.push(value));
    return parts;
  },
  make: () => new Set(),
  fill: (set, parts) => parts.forEach((part) => set.add(part)),
  step: (_parts, index) => `.values()[${index}]`,
};

/** The time, NaN if it is invalid. */
export const date: Kind<Date> = {
  probe: (date) => Date.prototype.getTime.call(date),
  take: (date) => [Date.prototype.getTime.call(date)],
  make: ([time]) => {
    insist(typeof time === "number");
    return new Date(time);
  },
};

/** Source and flags. */
export const regExp: Kind<RegExp> = {
  probe: (regExp) => Reflect.get(RegExp.prototype, "source", regExp),
  take: (regExp) => [Reflect.get(RegExp.prototype, "source", regExp), regExp.flags],
  make: ([source, flags]) => new RegExp(String(source), String(flags)),
};

/** The primitive in an object such as `new String("a")`. */
export const boxed: Kind = {
  probe: unbox,
  take: (object) => [unbox(object)],
  make: ([value]) => {
    insist(typeof value !== "object" && value !== undefined);
    return Object(value);
  },
};

const ERRORS: Readonly<Record<string, ErrorConstructor>> = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/** The name of the native class, the stack, then own properties: names and values, in turn. */
export const error: Kind<Error> = {
  probe: (error) => insist(Error.isError(error)),
  take: (error) => {
    const { name } = error;
    const isAggregate = name === "AggregateError";
    const parts: unknown[] = [isAggregate || Object.hasOwn(ERRORS, name) ? name : "Error"];
    parts.push(typeof error.stack === "string" ? error.stack : undefined);
    for (const key of isAggregate ? ["message", "cause", "errors"] : ["message", "cause"]) {
      const own = Object.getOwnPropertyDescriptor(error, key);
      if (own === undefined || !("value" in own)) continue;
      parts.push(key, key === "message" ? String(own.value) : own.value);
    }
    return parts;
  },
  make: ([name]) => {
    if (name === "AggregateError") return new AggregateError([]);
    insist(typeof name === "string" && Object.hasOwn(ERRORS, name));
    return new ERRORS[name]!();
  },
  fill: (error, [_name, stack, ...properties]) => {
    error.stack = stack as string | undefined;
    for (let i = 0; i < properties.length; i += 2) {
      const key = String(properties[i]);
      insist(["message", "cause", "errors"].includes(key));
      define(error, key, properties[i + 1], false);
    }
  },
  step: (parts, index) => stepTo(String(parts[index - 1])),
};

/** Message, name and stack. */
export const domException: Kind<DOMException> = {
  probe: (exception) => Reflect.get(DOMException.prototype, "code", exception),
  take: ({ message, name, stack }) => [message, name, stack],
  make: ([message, name, stack]) => {
    const exception = new DOMException(String(message), String(name));
    define(exception, "stack", stack, false);
    return exception;
  },
};

/** An array with holes or other properties: the length, then keys and values, in turn. */
export const sparseArray: Kind<unknown[]> = {
  probe: (array) => insist(Array.isArray(array)),
  take: (array) => [array.length, ...Object.entries(array).flat()],
  make: () => [],
  fill: (array, [length, ...entries]) => {
    // A short message may ask for a long array: past this length V8 keeps a table, and no memory for
    // the holes.
    if (Number(length) > entries.length + 1024) array.length = 2 ** 32 - 1;
    array.length = length as number;
    for (let i = 0; i < entries.length; i += 2) {
      define(array, String(entries[i]), entries[i + 1], true);
    }
  },
  step: (parts, index) => stepTo(String(parts[index - 1])),
};

/** Throws unless the parts of an object are what they have to be. */
export function insist(condition: unknown): asserts condition {
  if (!condition) throw new TypeError("its parts do not fit together");
}

/** Sets an own property without asking setters, of which `__proto__` is one. */
export function define(object: object, key: string, value: unknown, enumerable: boolean): void {
  Object.defineProperty(object, key, { value, enumerable, writable: true, configurable: true });
}

/** How to reach a property in JavaScript: `.name`, `["a name"]` or `[3]`. */
export function stepTo(key: string | number): string {
  if (typeof key === "number" || /^(0|[1-9]\d*)$/.test(key)) return `[${key}]`;
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key)
    ? `.${key}`
    : `[${JSON.stringify(key)}]`;
}

function unbox(object: object): unknown {
  for (const { prototype } of [Number, String, Boolean, BigInt]) {
    try {
      return (prototype.valueOf as () => unknown).call(object);
    } catch {
      // It is one of the others.
    }
  }
  throw new TypeError("it is not a boxed primitive");
}
