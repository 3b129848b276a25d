import {
  assert,
  assertEquals,
  assertInstanceOf,
  assertLess,
  assertNotStrictEquals,
  assertStrictEquals,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import {
  decode,
  decodeText,
  encode,
  encodeText,
  registerHandle,
} from "../../../lib/codec/codec.ts";
import { anyGraph, anyPrimitive, anyText } from "./any_graph.ts";
import { findDifference } from "./same_graph.ts";

/** Fixed, so that each run has the same verdict. */
const SEED = { seed: 20_26 };

/** There and back, as bytes and as text. */
function bothWays<T>(value: T): [T, T] {
  return [decode(encode(value)) as T, decodeText(encodeText(value)) as T];
}

function assertLikeStructuredClone(value: unknown): void {
  for (const copy of bothWays(value)) {
    assertEquals(findDifference(copy, structuredClone(value)), null);
  }
}

// -- Like structuredClone() --

Deno.test("encode() and decode() copy any graph as structuredClone() does", () => {
  fc.assert(fc.property(anyGraph(), assertLikeStructuredClone), { ...SEED, numRuns: 1000 });
});

Deno.test("encode() and decode() copy any JSON value as structuredClone() does", () => {
  fc.assert(fc.property(fc.jsonValue(), assertLikeStructuredClone), { ...SEED, numRuns: 1000 });
});

Deno.test("encode() and decode() copy any primitive", () => {
  const property = fc.property(
    anyPrimitive(),
    (value) => bothWays(value).forEach((copy) => assert(Object.is(copy, value))),
  );
  fc.assert(property, { ...SEED, numRuns: 2000 });
});

class Point {
  x = 1;
  get sum(): number {
    return this.x;
  }
}

class OwnMap extends Map<string, number> {
  override forEach(): never {
    throw new Error("overridden");
  }
  override get size(): number {
    return 0;
  }
  override get [Symbol.toStringTag](): string {
    return "OwnMap";
  }
}

const shared = { n: 1 };
const memory = new ArrayBuffer(16);
const growing = new ArrayBuffer(8, { maxByteLength: 32 });
const full = new ArrayBuffer(8, { maxByteLength: 8 });
const readTwice = Object.assign(/a(?<x>b)/giv, { lastIndex: 3, extra: 1 });
const words = new Float64Array([1.5, NaN, -0, 2 ** -1074]);

const values: Record<string, unknown> = {
  "undefined in an object": { a: undefined, b: 1 },
  "undefined, NaN, infinities and -0 in an array": [undefined, NaN, Infinity, -Infinity, -0, 0],
  "integers of more than 32 bits": [
    1e9 + 5e5,
    10 ** 10 - 1,
    10 ** 15 + 1,
    9007199 * 1e9 - 1,
    -1e12,
  ],
  "integers at the edges of 53 bits": [
    2 ** 53 - 2,
    2 ** 53 - 1,
    1 - 2 ** 53,
    -(2 ** 53),
    2 ** 53 + 2,
  ],
  "integers at the edges of 32 bits": [2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 53],
  "numbers of all sizes": [5e-324, 1.7976931348623157e308, 0.1, 1e21, -1e-7, 123456789.125],
  "bigints": [0n, -1n, 2n ** 64n, -(10n ** 40n)],
  "lone surrogates": ["\ud800", "a\udc00", { "\udbff": 1 }],
  "a lone surrogate by itself": "x\ud800",
  "control characters and quotes": ['\0\b\t\n\f\r"\\/\x1f', { '\0"': 1 }],
  "strings that look like marks": ["\x7f", "\x7fu", "\x7f\x7fr0", { "\x7fM": "\x7fM" }],
  "lists that look like marked ones": [["\x7fM", 1, 2], [undefined, 1], ["\x7f\x7fM"]],
  "a byte order mark": ["\ufeff", "\ufeffa"],
  "a byte order mark by itself": "\ufefftext",
  "the replacement character": ["\ufffd", "é\ufffd"],
  "the replacement character by itself": "\ufffd",
  "strings around the length of short ones": [63, 64, 65, 255, 256, 257, 300].map((n) => [
    "x".repeat(n),
    "é".repeat(n),
    "😀".repeat(n),
  ]),
  "boxed primitives": [Object(1), Object(-0), Object("ab"), Object(false), Object(7n)],
  "a boxed primitive with a property": Object.assign(Object("ab"), { extra: 1 }),
  "dates": [new Date(0), new Date(NaN), new Date(8.64e15)],
  "a regular expression": readTwice,
  "a Map of odd keys": new Map<unknown, unknown>([[NaN, 1], [-0, 2], [shared, shared], [{}, []]]),
  "a Set": new Set<unknown>([undefined, "a", shared, shared, -0]),
  "a Map that contains itself": (() => {
    const map = new Map();
    return map.set(map, map).set("set", new Set([map]));
  })(),
  "a Map whose class overrides its methods": new OwnMap([["a", 1]]),
  "an array with holes": [, 1, , 2, ,],
  "an array with as many holes as properties": Object.assign([, 1, 2], { "2.0": 3 }),
  "a long array with a hole": [...new Array(20).fill(0), , 1],
  "a long array with undefined": new Array(20).fill(undefined),
  "a long array with as many holes as properties": Object.assign([...new Array(9).fill(0), ,], {
    extra: 1,
  }),
  "an array of nothing but holes": new Array(5),
  "an array with further properties": Object.assign([1, 2], { extra: [3], "-1": 4 }),
  "an array whose properties are not enumerable": Object.defineProperty([1, 2], "hidden", {
    value: 3,
  }),
  "the longest array": Object.assign([], { [2 ** 32 - 2]: "last" }),
  "an instance of a class": new Point(),
  "an object without prototype": Object.assign(Object.create(null), { a: 1 }),
  "an object with toJSON": { toJSON: 1 },
  "an instance with toJSON()": new (class {
    a = 1;
    toJSON(): string {
      return "wrong";
    }
  })(),
  "integer-like keys": { b: 1, 10: 2, 9: 3, "-1": 4, "01": 5 },
  "symbol keys and hidden properties": Object.defineProperty({ [Symbol.iterator]: 1, a: 2 }, "b", {
    value: 3,
  }),
  "a typed array and its buffer": [words, words.buffer],
  "views that share a buffer": {
    bytes: new Uint8Array(memory, 3, 5),
    words: new Uint16Array(memory, 4, 2),
    view: new DataView(memory, 1),
    memory,
  },
  "all classes of views": [
    new Int8Array([-1]),
    new Uint8Array([255]),
    new Uint8ClampedArray([300]),
    new Int16Array([-2]),
    new Uint16Array([3]),
    new Int32Array([-4]),
    new Uint32Array([5]),
    new Float16Array([0.5]),
    new Float32Array([1.5]),
    new Float64Array([2.5]),
    new BigInt64Array([-6n]),
    new BigUint64Array([7n]),
    new DataView(new ArrayBuffer(3)),
  ],
  "empty buffers": [new ArrayBuffer(), new Uint8Array(), new DataView(new ArrayBuffer())],
  "a part of a buffer": new Uint8Array([1, 2, 3, 4]).subarray(1, 3),
  "a typed array of a subclass": new (class extends Uint8Array {})([1, 2]),
  "resizable buffers": [growing, new Uint8Array(growing), new Uint8Array(growing, 0, 8)],
  "errors": [
    ...[Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]
      .map((constructor) => new constructor("message", { cause: shared })),
    new Error(),
    new Error(""),
    new Error("x", { cause: undefined }),
    new (class extends RangeError {})("a subclass"),
    Object.assign(new Error("x"), { name: "OwnError", extra: 1 }),
    Object.assign(new Error("x"), { name: "TypeError" }),
    Object.assign(new Error("x"), { message: { toString: () => "from an object" } }),
    Object.defineProperty(new Error("x"), "message", { get: () => "from a getter" }),
    Object.defineProperty(new Error("x"), "cause", { get: () => "from a getter" }),
  ],
  "an error that is its own cause": (() => {
    const error = new Error("x");
    error.cause = error;
    return error;
  })(),
  "a DOMException": new DOMException("message", "AbortError"),
  "objects that only borrow a prototype": [
    ...[Date, Map, Set, RegExp, Error, Number, ArrayBuffer, Uint8Array, DataView, DOMException]
      .map(({ prototype }) => Object.assign(Object.create(prototype), { own: 1 })),
  ],
};

for (const [name, value] of Object.entries(values)) {
  Deno.test(`encode() and decode() keep ${name}`, () => {
    assertLikeStructuredClone(value);
    assertLikeStructuredClone([[value], value]);
  });
}

Deno.test("encode() and decode() keep views that grow with their buffer, and those that do not", () => {
  for (const buffer of [growing, full]) {
    const views = {
      buffer,
      bytes: new Uint8Array(buffer),
      fixed: new Uint8Array(buffer, 0, 8),
      words: new Uint16Array(buffer, 4),
      fixedWords: new Uint16Array(buffer, 4, 2),
      view: new DataView(buffer, 2),
      fixedView: new DataView(buffer, 2, 6),
      inner: new Uint8Array(buffer, 1, 2),
      empty: new Uint8Array(buffer, 8, 0),
    };
    new Uint8Array(buffer).set([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const copy of bothWays(views)) {
      assertEquals(findDifference(copy, structuredClone(views)), null);
      copy.buffer.resize(6);
      assertEquals([copy.bytes.length, copy.words.length, copy.view.byteLength], [6, 1, 4]);
      assertEquals([copy.fixed.length, copy.fixedWords.length, copy.inner.length], [0, 0, 2]);
      assertThrows(() => copy.fixedView.byteLength, TypeError);
    }
    assertEquals([...views.bytes], [1, 2, 3, 4, 5, 6, 7, 8], "what is sent stays as it was");
  }
});

Deno.test("encode() and decode() keep the errors of an AggregateError, unlike structuredClone()", () => {
  const aggregate = new AggregateError([new TypeError("a"), shared], "both", { cause: 1 });
  for (const copy of bothWays(aggregate)) {
    assertInstanceOf(copy, AggregateError);
    assertEquals([copy.message, copy.stack, copy.cause], ["both", aggregate.stack, 1]);
    assertInstanceOf(copy.errors[0], TypeError);
    assertEquals(Object.getOwnPropertyDescriptor(copy, "errors")?.enumerable, false);
  }
});

Deno.test("encode() and decode() keep the identity of what is referred to twice", () => {
  const value = { a: shared, b: [shared], c: new Map([[shared, shared]]), self: null as unknown };
  value.self = value;
  for (const copy of bothWays(value)) {
    assertNotStrictEquals(copy.a, shared);
    assertStrictEquals(copy.b[0], copy.a);
    assertStrictEquals(copy.c.get(copy.a), copy.a);
    assertStrictEquals(copy.self, copy);
  }
});

Deno.test("encode() and decode() keep the identity of a thousand objects in two orders", () => {
  const objects = Array.from({ length: 1000 }, (_, id) => ({ id }));
  assertLikeStructuredClone([objects, objects.toReversed()]);
});

Deno.test("encode() reads each getter once and in order", () => {
  const order: string[] = [];
  const value = {
    get a(): number[] {
      order.push("a");
      return [1];
    },
    b: {
      get c(): number {
        order.push("c");
        return 2;
      },
    },
    get d(): undefined {
      order.push("d");
      return undefined;
    },
  };
  assertEquals(decode(encode(value)), { a: [1], b: { c: 2 }, d: undefined });
  assertEquals(order, ["a", "c", "d"]);
});

Deno.test("encode() leaves out what a getter adds or removes meanwhile, as structuredClone() does", () => {
  function changing(): object {
    return {
      get a(): number[] {
        const self = this as Record<string, unknown>;
        delete self.c;
        self.added = 1;
        return [1];
      },
      b: 2,
      c: 3,
    };
  }
  assertEquals(decode(encode(changing())), { a: [1], b: 2 });
  assertEquals(decode(encode(changing())), structuredClone(changing()));
});

Deno.test("encode() leaves out what a getter behind an object removes", () => {
  const value: Record<string, unknown> = {
    a: {},
    get b(): number {
      delete value.c;
      return 1;
    },
    c: 2,
  };
  assertEquals(decode(encode(value)), { a: {}, b: 1 });
});

Deno.test("encode() passes on what a getter throws, and can be used again", () => {
  const thrown = new Error("from the getter");
  const value = {
    list: [{
      get a(): never {
        throw thrown;
      },
    }],
  };
  const { message } = assertThrows(() => encode(value), Error);
  assertEquals(message, thrown.message);
  assertEquals(decode(encode({ a: [1] })), { a: [1] });
});

Deno.test("encode() refuses a buffer that a getter resizes meanwhile", () => {
  const buffer = new ArrayBuffer(8, { maxByteLength: 16 });
  const value = {
    buffer,
    get a(): number {
      buffer.resize(4);
      return 1;
    },
  };
  assertThrows(() => encode(value), TypeError, "changed the length of a buffer");
});

Deno.test("encode() and decode() keep __proto__ a property like any other", () => {
  const value = JSON.parse('{"__proto__": {"polluted": 1}, "a": {"__proto__": null}}');
  const list = Object.defineProperty([1], "__proto__", { value: [undefined], enumerable: true });
  for (const graph of [value, { value, u: undefined }, { list }]) assertLikeStructuredClone(graph);
  const marked = Object.defineProperty({}, "__proto__", { value: new Map(), enumerable: true });
  for (const copy of bothWays(marked)) {
    assertStrictEquals(Object.getPrototypeOf(copy), Object.prototype);
    assertInstanceOf(Object.getOwnPropertyDescriptor(copy, "__proto__")?.value, Map);
  }
  assertEquals(({} as Record<string, unknown>).polluted, undefined);
});

Deno.test("encode() ignores what others added to Object.prototype", () => {
  const prototype = Object.prototype as Record<string, unknown>;
  prototype.inherited = 1;
  prototype.toJSON = () => "wrong";
  try {
    assertEquals(Object.keys(decode(encode({ a: [1] })) as object), ["a"]);
  } finally {
    delete prototype.inherited;
    delete prototype.toJSON;
  }
});

// -- Messages --

Deno.test("encode() gives messages that later ones do not change", () => {
  const list = Array.from(
    { length: 2000 },
    (_, i) => [i, `text ${i}`, { i, list: [i] }, undefined],
  );
  const messages = list.flat().map((value) => encode(value));
  assertEquals(messages.map((message) => decode(message)), list.flat());
});

Deno.test("encode() writes into the memory that it is given, if the message fits", () => {
  const into = new Uint8Array(2000);
  const fitting = [1, "text", true, { a: [1] }, new Uint8Array(100), [new Uint8Array(100)], [null]];
  for (const value of fitting) {
    const message = encode(value, { into });
    assertStrictEquals(message.buffer, into.buffer);
    assertEquals(decode(message), value);
  }
  for (
    const value of ["x".repeat(3000), new Uint8Array(3000), [new Uint8Array(3000)], [
      "é".repeat(3000),
    ]]
  ) {
    const message = encode(value, { into });
    assertNotStrictEquals(message.buffer, into.buffer);
    assertEquals(decode(message), value);
  }
});

Deno.test("encode() can write into memory of any small size", () => {
  const value = { text: "é".repeat(200), list: [1, undefined, new Uint8Array(30)] };
  for (let length = 0; length < 1200; length++) {
    assertEquals(decode(encode(value, { into: new Uint8Array(length) })), value);
  }
});

Deno.test("decode() reads shared memory, and gives nothing that is a view of it", () => {
  for (
    const value of [{ a: "é" }, [undefined], "text", 1.5, new Uint8Array([1]), [
      new Uint8Array([2]),
    ]]
  ) {
    const message = encode(value);
    const memory = new Uint8Array(new SharedArrayBuffer(message.length + 3)).subarray(3);
    memory.set(message);
    const copy = decode(memory);
    memory.fill(0);
    assertEquals(copy, value);
  }
});

Deno.test("encode() and decode() are fine with 1 MiB of anything", () => {
  const big = 2 ** 20;
  const bytes = new Uint8Array(big).map((_, i) => i);
  const texts = ["x", "é", "😀", "\ud800", "\0"].map((text) => text.repeat(big / text.length));
  for (const value of [...texts, texts, bytes, { bytes, again: bytes.subarray(5) }]) {
    assertLikeStructuredClone(value);
  }
  const copy = decode(encode(Array.from({ length: big }, (_, i) => i % 1000))) as number[];
  assertEquals([copy.length, copy.findIndex((each, i) => each !== i % 1000)], [big, -1]);
});

Deno.test("encode() and decode() copy 12 000 levels of nesting", () => {
  const levels = 12_000;
  const wraps: ((inner: unknown) => unknown)[] = [
    (inner) => [inner],
    (inner) => ({ inner, after: 1 }),
    (inner) => new Map([["inner", inner]]),
    (inner) => [undefined, inner, new Set([1])],
    (inner) => Object.assign([, inner], { extra: 1 }),
  ];
  for (const wrap of wraps) {
    let value: unknown = "bottom";
    for (let i = 0; i < levels; i++) value = wrap(value);
    for (const copy of bothWays(value)) {
      assertEquals(findDifference(copy, value), null);
    }
  }
});

Deno.test("encodeText() gives text for an environment variable", () => {
  const values = [
    "\0",
    new Uint8Array([0, 1]),
    [new ArrayBuffer(5), "\ud800"],
    undefined,
    null,
    1n,
  ];
  for (const value of values) {
    const text = encodeText(value);
    assert(!text.includes("\0"));
    assert(text.isWellFormed());
    assertEquals(decodeText(text), value);
  }
});

Deno.test("encodeText() survives an environment variable", () => {
  const value = { text: "é\0\ud800", at: new Date(5), bytes: new Uint8Array([0, 255]) };
  const name = "INTERLEAVE_CODEC_TEST";
  Deno.env.set(name, encodeText(value));
  assertEquals(decodeText(Deno.env.get(name)!), value);
  Deno.env.delete(name);
});

// -- What cannot be sent --

function nothing(): void {}

function* generate(): Generator<number> {
  yield 1;
}

const detached = new ArrayBuffer(8);
const detachedView = new Uint8Array(detached);
structuredClone(detached, { transfer: [detached] });
const shrunk = new ArrayBuffer(8, { maxByteLength: 8 });
const shrunkViews = [new Uint8Array(shrunk, 4, 4), new DataView(shrunk, 4, 4)];
shrunk.resize(2);

const refused: [name: string, value: unknown, message: string][] = [
  ["a function", nothing, "value: it is a function; send data"],
  ["a function in a list", [1, [nothing]], "value[1][0]: it is a function"],
  [
    "a method",
    { items: [0, 1, { callback: nothing }] },
    "value.items[2].callback: it is a function",
  ],
  ["a method behind an object", { a: {}, "b c": nothing }, 'value["b c"]: it is a function'],
  ["a class in a Map", new Map([["k", [Point]]]), 'value.get("k")[0]: it is a function'],
  ["a class as a key", new Map([[Point, 1]]), "value.keys()[0]: it is a function"],
  ["a class at a number", new Map([[5, Point]]), "value.get(5): it is a function"],
  ["a class at an object", new Map([[{}, Point]]), "value.values()[0]: it is a function"],
  ["a function in a Set", new Set([1, nothing]), "value.values()[1]: it is a function"],
  ["a function as a cause", new Error("x", { cause: nothing }), "value.cause: it is a function"],
  ["a function in a sparse array", { a: [, nothing] }, "value.a[1]: it is a function"],
  ["a function beside elements", Object.assign([1], { f: nothing }), "value.f: it is a function"],
  ["a symbol", { a: Symbol.iterator }, "value.a: it is a symbol; send a string"],
  ["a boxed symbol", [Object(Symbol.iterator)], "value[0]: it is a Symbol"],
  ["a Promise", [Promise.resolve()], "value[0]: it is a Promise; await it first"],
  ["a WeakMap", [new WeakMap()], "value[0]: it is a WeakMap; send a Map"],
  ["a WeakSet", [new WeakSet()], "value[0]: it is a WeakSet; send a Set"],
  ["a WeakRef", [new WeakRef({})], "value[0]: it is a WeakRef; send the object"],
  ["a generator", [generate()], "value[0]: it is an iterator (Generator)"],
  ["an iterator", [new Map().values()], "value[0]: it is an iterator (Map Iterator)"],
  ["shared memory", [new SharedArrayBuffer(8)], "value[0]: it is a SharedArrayBuffer; send a copy"],
  [
    "a view of shared memory",
    new Int32Array(new SharedArrayBuffer(8)),
    "value: its memory is shared",
  ],
  ["a URL", { at: new URL("http://localhost") }, "value.at: it is a URL; send plain data"],
  ["an AbortSignal", [AbortSignal.abort()], "value[0]: it is a AbortSignal"],
  ["a Blob", [new Blob()], "value[0]: it is a Blob"],
  ["a number format", [new Intl.NumberFormat()], "value[0]: it is a Intl.NumberFormat"],
  ["a subclass of Promise", [new (class extends Promise<void> {})(nothing)], "it is a Promise"],
  ["a detached buffer", [detached], "value[0]: its memory was transferred"],
  ["a view of a detached buffer", [detachedView], "value[0]: its memory was transferred or shrunk"],
  ["a view beyond its buffer", [shrunkViews[0]], "value[0]: its memory was transferred or shrunk"],
  ["a DataView beyond its buffer", [shrunkViews[1]], "value[0]: its memory was transferred or"],
];

for (const [name, value, message] of refused) {
  Deno.test(`encode() refuses ${name} and names the path to it`, () => {
    assertThrows(() => encode(value), TypeError, message);
    assertThrows(() => encodeText(value), TypeError, message);
    assertEquals(decode(encode([1])), [1], "and can be used again");
  });
}

Deno.test("encode() calls the value what its caller calls it", () => {
  assertThrows(() => encode([nothing], { name: "args" }), TypeError, "Cannot send args[0]: it is");
  assertThrows(() => encodeText([nothing], { name: "args" }), TypeError, "Cannot send args[0]:");
});

// -- Handles --

class Token {
  constructor(readonly id: number, readonly inner: unknown = null) {}
}

registerHandle({
  tag: "test token",
  class: Token,
  toData: ({ id, inner }) => ({ id, inner }),
  fromData: ({ id, inner }) => new Token(id, inner),
});

Deno.test("registerHandle() lets objects travel, wherever they are nested", () => {
  const value = { list: [new Token(1)], map: new Map([[new Token(2), new Set([new Token(3)])]]) };
  for (const { list, map } of bothWays(value)) {
    assertEquals(list, [new Token(1)]);
    assertInstanceOf(list[0], Token);
    assertEquals([...map], [...value.map]);
  }
  for (const copy of bothWays(new Token(4))) assertInstanceOf(copy, Token);
});

Deno.test("registerHandle() keeps the identity of objects within a message", () => {
  const token = new Token(1);
  const outer = new Token(2, [token, { token }]);
  const [first, second, copy] = decode(encode([token, token, outer])) as [Token, Token, Token];
  assertStrictEquals(first, second);
  assertEquals(copy.inner, [token, { token }]);
  assertStrictEquals((copy.inner as unknown[])[0], first);
});

Deno.test("registerHandle() has data complete before fromData(), however deep", () => {
  let token = new Token(0);
  for (let i = 1; i < 10_000; i++) token = new Token(i, { deeper: [token, undefined] });
  let copy = decode(encode(token)) as Token | undefined;
  for (let i = 9999; i >= 0; i--) {
    assertEquals(copy?.id, i);
    copy = (copy?.inner as { deeper: Token[] } | null)?.deeper[0];
  }
});

Deno.test("registerHandle() makes an object of a subclass travel as its registered class", () => {
  class Special extends Token {}
  const copy = decode(encode(new Special(7))) as Token;
  assertStrictEquals(Object.getPrototypeOf(copy), Token.prototype);
  assertEquals(copy.id, 7);
});

Deno.test("registerHandle() goes before the built-in kind of a class", () => {
  class Ring extends Map<string, unknown> {}
  registerHandle({
    tag: "test ring",
    class: Ring,
    toData: (ring) => [...ring],
    fromData: (entries) => new Ring(entries),
  });
  const copy = decode(encode([new Ring([["a", 1]])])) as [Ring];
  assertInstanceOf(copy[0], Ring);
  assertEquals([...copy[0]], [["a", 1]]);
});

Deno.test("registerHandle() refuses a tag that another class has", () => {
  class Other {}
  const handle = { class: Other, toData: () => null, fromData: () => new Other() };
  assertThrows(
    () => registerHandle({ tag: "test token", ...handle }),
    TypeError,
    'Cannot register Other as "test token": Token has this tag',
  );
  registerHandle({ tag: "test other", ...handle });
  registerHandle({ tag: "test other", ...handle });
});

Deno.test("encode() names the path through the data of a handle", () => {
  const message = 'Cannot send value[0].<data of "test token">.inner[1]: it is a function';
  assertThrows(() => encode([new Token(1, [0, nothing])]), TypeError, message);
});

Deno.test("encode() refuses an object whose data leads back to it", () => {
  const inner: unknown[] = [];
  const token = new Token(1, inner);
  inner.push({ token });
  assertThrows(() => encode({ token }), TypeError, "it is part of what it sends of itself");
  assertEquals(decode(encode([new Token(2)])), [new Token(2)]);
});

Deno.test("encode() lets toData() encode messages of its own", () => {
  class Nested {
    constructor(readonly value: unknown) {}
  }
  registerHandle({
    tag: "test nested",
    class: Nested,
    toData: ({ value }) => ({ message: encode(value), text: encodeText(value) }),
    fromData: ({ message, text }) => new Nested([decode(message), decodeText(text)]),
  });
  const value = { before: "a".repeat(100), list: [new Nested({ a: [1, undefined] })], after: [2] };
  const copy = decode(encode(value)) as { list: [Nested] };
  assertEquals(copy.list[0].value, [{ a: [1, undefined] }, { a: [1, undefined] }]);
});

Deno.test("decode() says what to do about a tag that nobody registered", () => {
  assertThrows(
    () => decode(bytesOf('M["\x7fH","test queue",1]')),
    TypeError,
    'Cannot receive a "test queue": no class is registered under this tag here; import the module',
  );
});

Deno.test("decode() passes on what fromData() throws", () => {
  class Fragile {}
  registerHandle({
    tag: "test fragile",
    class: Fragile,
    toData: () => null,
    fromData: () => {
      throw new RangeError("no longer there");
    },
  });
  assertThrows(() => decode(encode([new Fragile()])), RangeError, "no longer there");
});

// -- Damaged messages --

function assertDecodesOrRefuses(bytes: Uint8Array): void {
  try {
    decode(bytes);
  } catch (error) {
    assertInstanceOf(error, TypeError);
    assert(/^Cannot (decode the message: |receive a ")/.test(error.message), error.message);
  }
}

const samples = [
  ...Object.values(values),
  new Token(1, [new Token(2), new Map([[1, new Token(3)]])]),
  { a: { b: [1, "text", null, true] } },
].filter((value) => value !== values["the longest array"]).map((value) => encode(value));

Deno.test("decode() refuses or survives 10 000 random byte strings", () => {
  const bytes = fc.uint8Array({ maxLength: 60 });
  const framed = fc.tuple(fc.constantFrom(..." MBSNV01nu"), bytes)
    .map(([kind, rest]) => Uint8Array.of(kind.charCodeAt(0), ...rest));
  fc.assert(fc.property(fc.oneof(bytes, framed), assertDecodesOrRefuses), {
    ...SEED,
    numRuns: 10_000,
  });
});

Deno.test("decode() refuses or survives 10 000 random lists of marks", () => {
  const mark = fc.oneof(
    fc.constantFrom(..."ABDEHMORSVXYunzi-", "b0x1", "b-0x", "b1", "r0", "r1", "r-1", "\x7f", "")
      .map((mark) => `\x7f${mark}`),
    fc.oneof(
      anyText(),
      fc.constantFrom("__proto__", "length", "Error", "Uint8Array", "constructor"),
    ),
    fc.oneof(fc.nat(10), fc.double(), fc.constantFrom(null, 2 ** 32 - 1, -1)),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: "small" }, mark, fc.array(tie("tree"), { maxLength: 5 })),
  }));
  const property = fc.property(tree, fc.uint8Array({ maxLength: 20 }), (tree, binary) => {
    const text = new TextEncoder().encode(JSON.stringify([tree]));
    const head = Uint8Array.of(0x42, 0, 0, 0, text.length, text.length >> 8, text.length >> 16, 0);
    assertDecodesOrRefuses(Uint8Array.of(...head, ...text, ...binary));
  });
  fc.assert(property, { ...SEED, numRuns: 10_000 });
});

Deno.test("decode() refuses or survives messages cut anywhere", () => {
  for (const message of samples) {
    const step = Math.ceil(message.length / 300);
    for (let end = 0; end < message.length; end += step) {
      assertDecodesOrRefuses(message.subarray(0, end));
    }
  }
});

Deno.test("decode() refuses or survives messages with any bits flipped", () => {
  const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
    minLength: 1,
    maxLength: 4,
  });
  const property = fc.property(fc.constantFrom(...samples), flips, (message, flips) => {
    const damaged = message.slice();
    for (const [at, bits] of flips) damaged[at % damaged.length]! ^= bits;
    assertDecodesOrRefuses(damaged);
  });
  fc.assert(property, { ...SEED, numRuns: 10_000 });
});

const damaged: Record<string, string> = {
  "nothing": "",
  "an unknown kind of frame": "Q",
  "a word with something behind it": "u1",
  "a number that is too short": "N1234567",
  "a number that is too long": "N123456789",
  "a typed array of no class": "V\xff",
  "a typed array of broken elements": "V\x05123",
  "text that is no JSON": " {",
  "two values": " {}{}",
  "a string that is no UTF-8": "S\xff",
  "text that is no UTF-8": ' "\xc3"',
  "a length beyond the end": "B\0\0\0\xff\0\0\0[]",
  "a negative length": "B\0\0\0\xff\xff\xff\xff[]",
  "bytes that nobody takes": "B\0\0\0\x02\0\0\0[]rest",
  "too few bytes": 'M["\x7fB",1]',
  "a great many bytes that are not there": 'M["\x7fB",1e15]',
  "a negative number of bytes": 'M["\x7fB",-1]',
  "more room than there is": 'M["\x7fB",0,1e18]',
  "a view without a buffer": 'M["\x7fV","Uint8Array",{},0,1]',
  "a view beyond its buffer": 'M["\x7fV","Uint8Array",["\x7fB",0],0,1]',
  "a view of a class from elsewhere": 'M["\x7fV","constructor",["\x7fB",0],0,1]',
  "an error of a class from elsewhere": 'M["\x7fE","constructor"]',
  "an error with another property": 'M["\x7fE","Error","stack","name","x"]',
  "a Map with half an entry": 'M["\x7fM",1]',
  "a regular expression that is none": 'M["\x7fR","(","g"]',
  "a date that is no number": 'M["\x7fD","x"]',
  "a boxed object": 'M["\x7fO",{}]',
  "an array with a wrong length": 'M["\x7fA",-1]',
  "an array that redefines its length": 'M["\x7fA",1,"length",5]',
  "a bigint that is none": 'M["\x7fb0xg"]',
  "a bigint in another base": 'M["\x7fb12"]',
  "a reference to nothing": 'M["\x7fr7"]',
  "a reference to something unfinished": 'M["\x7fV","Uint8Array","\x7fr0"]',
  "an object of ours without data": 'M["\x7fH","test token"]',
  "an unknown mark": 'M["a","\x7fq"]',
  "an unknown kind of object": 'M["\x7fZ",1]',
};

function bytesOf(message: string): Uint8Array {
  return Uint8Array.from(message, (char) => char.charCodeAt(0));
}

for (const [name, message] of Object.entries(damaged)) {
  Deno.test(`decode() refuses ${name}`, () => {
    assertThrows(() => decode(bytesOf(message)), TypeError, "Cannot decode the message: ");
  });
}

Deno.test("decodeText() refuses damaged text", () => {
  for (const text of ["", "J", "J{", "Q1", "B", "B=:1", "BAA==", 'M["\x7fr9"]', "BAA==:[]"]) {
    assertThrows(() => decodeText(text), TypeError, "Cannot decode the message: ");
  }
});

Deno.test("decode() takes little memory for a short message that asks for a long array", () => {
  const before = Deno.memoryUsage().heapUsed;
  const lists = Array.from(
    { length: 100 },
    () => decode(bytesOf('M["\x7fA",30000000]')) as unknown[],
  );
  assertEquals(lists.map(({ length }) => length), new Array(100).fill(30_000_000));
  assertLess(Deno.memoryUsage().heapUsed - before, 100_000_000);
});

Deno.test("encodeText() puts shared memory beside the message for who asks, each once, and both sides see the same bytes", () => {
  const memory = new SharedArrayBuffer(16);
  const value = {
    memory,
    words: new Int32Array(memory, 4, 2),
    again: [memory],
    plain: new Uint8Array(3),
  };
  const shared: SharedArrayBuffer[] = [];
  const text = encodeText(value, { shared });
  assertEquals(shared.length, 1);
  const copy = decodeText(text, { shared }) as typeof value;
  assertStrictEquals(copy.memory, memory);
  assertStrictEquals(copy.again[0], memory);
  copy.words[1] = 7;
  assertEquals(value.words[1], 7);
  assertEquals(copy.plain, value.plain);
  assertThrows(() => decodeText(text), TypeError, "Cannot decode");
});
