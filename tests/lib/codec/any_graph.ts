/**
 * Arbitrary values for properties: graphs with shared parts and cycles of everything that structured
 * clone knows.
 *
 * @module
 */

import fc from "fast-check";

/** Any primitive value, odd ones often. */
export function anyPrimitive(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom(
      undefined,
      null,
      true,
      false,
      NaN,
      Infinity,
      -Infinity,
      0,
      -0,
      "",
      "\x7f",
      "\x7fu",
    ),
    fc.integer(),
    fc.double(),
    fc.bigInt(),
    anyText(),
  );
}

/** Any string: ASCII, Unicode, and any UTF-16 units, lone surrogates among them. */
export function anyText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ maxLength: 100 }),
    fc.string({ unit: "grapheme", maxLength: 100 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
      .map((units) => String.fromCharCode(...units)),
  );
}

/** Any value: a graph of up to 12 objects, which refer to each other at random. */
export function anyGraph(): fc.Arbitrary<unknown> {
  const part = fc.oneof(anyPrimitive(), fc.nat(11).map((index) => new Reference(index)));
  const node = fc.record({
    kind: fc.constantFrom(...Object.keys(MAKERS)),
    parts: fc.array(part, { maxLength: 6 }),
    keys: fc.array(fc.oneof(anyText(), fc.constantFrom("__proto__", "toJSON", "3", "length")), {
      minLength: 6,
      maxLength: 6,
    }),
  });
  return fc.array(node, { minLength: 1, maxLength: 12 }).map(build);
}

interface Node {
  readonly kind: string;
  readonly parts: readonly unknown[];
  readonly keys: readonly string[];
}

/** Stands for another node of the graph. */
class Reference {
  constructor(readonly index: number) {}
}

function build(nodes: readonly Node[]): unknown {
  const objects = nodes.map((node) => MAKERS[node.kind]!(node));
  nodes.forEach(({ parts, keys }, i) => {
    const values = parts.map((part) =>
      part instanceof Reference ? objects[part.index % objects.length] : part
    );
    fill(objects[i]!, values, keys);
  });
  return objects[0];
}

const memory = new ArrayBuffer(64);
const growing = new ArrayBuffer(16, { maxByteLength: 64 });

/** Makes an object without its parts, or, of kinds that have none, a complete one. */
const MAKERS: Record<string, (node: Node) => object> = {
  object: () => ({}),
  emptyPrototype: () => Object.create(null),
  instance: () => new Instance(),
  array: () => [],
  sparse: () => new Array(4),
  map: () => new Map(),
  set: () => new Set(),
  error: ({ keys }) => new Error(keys[0]),
  typeError: () => new TypeError(),
  ownError: ({ keys }) => new OwnError(keys[0]),
  date: ({ parts }) => new Date(typeof parts[0] === "number" ? parts[0] : NaN),
  regExp: ({ keys }) => new RegExp(RegExp.escape(keys[0]!), "giu"),
  boxed: ({ parts }) => Object(typeof parts[0] === "object" ? "text" : parts[0] ?? 1),
  buffer: ({ keys }) => new TextEncoder().encode(keys[0]).buffer,
  words: ({ parts }) => new Float64Array(parts.filter((part) => typeof part === "number")),
  view: ({ parts }) => new Uint16Array(memory, 2 * parts.length, 3),
  dataView: ({ parts }) => new DataView(memory, parts.length),
  growingView: ({ parts }) => new Uint8Array(growing, parts.length),
  fixedView: ({ parts }) => new Uint8Array(growing, parts.length, 16 - parts.length),
};

class Instance {
  own = 1;
}

class OwnError extends Error {
  override name = "OwnError";
}

function fill(object: object, values: readonly unknown[], keys: readonly string[]): void {
  if (object instanceof Map) values.forEach((value, i) => object.set(values.at(-i), value));
  else if (object instanceof Set) values.forEach((value) => object.add(value));
  else if (object instanceof Error) {
    if (values.length > 0) Object.defineProperty(object, "cause", { value: values[0] });
  } else if (Array.isArray(object)) {
    const holes = object.length;
    values.forEach((value, i) => object[i + Math.trunc(holes / 2)] = value);
    if (holes > 0 && keys[0] !== "length") set(object, keys[0]!, values[0]);
  } else if ([null, Object.prototype, Instance.prototype].includes(Object.getPrototypeOf(object))) {
    values.forEach((value, i) => set(object, keys[i]!, value));
  }
}

function set(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}
