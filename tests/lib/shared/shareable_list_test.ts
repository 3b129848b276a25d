import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { Process } from "interleave/processes";
import { type Shareable, ShareableList } from "../../../lib/shared/shareable_list.ts";
import "../../open_libc.ts";
import { greet } from "./shared_fixture.ts";

const module = new URL("./shared_fixture.ts", import.meta.url).href;

Deno.test("B-134 ShareableList holds elements of mixed types, read by place from either end", () => {
  const items = ["text", -273.15, 42, 2n ** 40n, true, false, null, new Uint8Array([1, 2])];
  using list = new ShareableList(items);
  assertEquals(list.length, 8);
  assertEquals([...list], items);
  assertEquals(list.get(-1), items[7]);
  list.set(-2, 1.5);
  assertEquals(list.get(6), 1.5);
  for (const place of [8, -9, 0.5]) {
    assertThrows(() => list.get(place), RangeError, "the list has 8");
    assertThrows(() => list.set(place, 0), RangeError, "the list has 8");
  }
});

Deno.test("B-134 ShareableList finds and counts equal elements", () => {
  using list = new ShareableList(["a", 1, "a", null, 1n]);
  assertEquals([list.count("a"), list.count(1), list.count("b")], [2, 1, 0]);
  assertEquals([list.indexOf("a"), list.indexOf(null), list.indexOf("b")], [0, 3, -1]);
});

Deno.test("B-134 ShareableList: a copy is independent, one that is attached is linked; an empty one has length 0", () => {
  using list = new ShareableList(["one", 2]);
  using copy = list.copy();
  const linked = ShareableList.attach(list.name);
  list.set(1, 3);
  assertNotEquals(copy.name, list.name);
  assertEquals([...copy], ["one", 2]);
  assertEquals([...linked], ["one", 3]);
  linked.close();
  using empty = new ShareableList([]);
  assertEquals([empty.length, [...empty]], [0, []]);
});

Deno.test("B-135 ShareableList has room for a text in steps of 8 bytes of UTF-8, and refuses more without harm", () => {
  using list = new ShareableList(["before", "12345678", "after"]);
  list.set(1, "encodés");
  assertEquals(list.get(1), "encodés");
  assertThrows(
    () => list.set(1, "encodées"),
    RangeError,
    "its 9 bytes exceed the available storage of 8",
  );
  assertEquals([...list], ["before", "encodés", "after"]);
});

Deno.test("ShareableList refuses what it cannot hold", () => {
  assertThrows(() => new ShareableList([{} as unknown as string]), TypeError, "Cannot share {}");
  assertThrows(() => new ShareableList([2n ** 64n]), RangeError, "more than 64 bits");
});

Deno.test("ShareableList reaches a child", async () => {
  using list = new ShareableList(["hello", 1]);
  const child = new Process({ module, target: greet, args: [list] });
  child.start();
  await child.join();
  assertEquals(list.get(0), "hello!");
});

Deno.test("ShareableList gives back whatever it was given", () => {
  const element: fc.Arbitrary<Shareable> = fc.oneof(
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.string({ unit: "grapheme" }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.uint8Array(),
  );
  fc.assert(
    fc.property(fc.array(element, { maxLength: 8 }), (items) => {
      using list = new ShareableList(items);
      assertEquals([...list], items);
    }),
    { numRuns: 30 },
  );
});
