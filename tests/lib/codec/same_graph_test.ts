import { assertEquals } from "@std/assert";
import { findDifference } from "./same_graph.ts";

const shared = {};

const different: Record<string, [unknown, unknown]> = {
  "0 and -0": [[0], [-0]],
  "a value and an object": [[1], [{}]],
  "one and the same object": [shared, shared],
  "classes": [new Error("x"), new TypeError("x")],
  "numbers of properties": [{ a: 1 }, { a: 1, b: undefined }],
  "names of properties": [{ a: 1 }, { b: 1 }],
  "the order of keys": [{ a: 1, b: 1 }, { b: 1, a: 1 }],
  "holes and undefined": [[,], [undefined]],
  "two objects and one twice": [[{}, {}], [shared, shared]],
  "one object twice and two": [[shared, shared], [{}, {}]],
  "keys of Maps": [new Map([[{ a: 1 }, 1]]), new Map([[{ a: 2 }, 1]])],
  "the order of Sets": [new Set([1, 2]), new Set([2, 1])],
  "bytes": [new Uint8Array([1]), new Uint8Array([2])],
  "offsets": [new Uint8Array(new ArrayBuffer(4), 1, 1), new Uint8Array(new ArrayBuffer(4), 2, 1)],
  "boxed values": [Object(1), Object(2)],
  "stacks": [
    Object.assign(new Error("x"), { stack: "a" }),
    Object.assign(new Error("x"), { stack: "b" }),
  ],
};

for (const [name, [left, right]] of Object.entries(different)) {
  Deno.test(`findDifference() tells ${name} apart`, () => {
    assertEquals(typeof findDifference(left, right), "string");
  });
}

Deno.test("findDifference() says where and in what", () => {
  const difference = findDifference({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] });
  assertEquals(difference, "value → a → 1 → b: values");
});

Deno.test("findDifference() follows cycles", () => {
  const make = (): unknown[] => {
    const list: unknown[] = [];
    list.push(list, { list });
    return list;
  };
  assertEquals(findDifference(make(), make()), null);
});
