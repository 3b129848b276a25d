/**
 * Values, arrays and structures: one set of claims for processes and threads.
 *
 * @module
 */

import { assert, assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { Process } from "interleave/processes";
import * as processes from "../../../lib/shared/between_processes.ts";
import * as threads from "../../../lib/shared/between_threads.ts";
import { Lock } from "../../../lib/sync/between_processes.ts";
import { encode } from "../../../lib/codec/codec.ts";
import "../../open_libc.ts";
import { double, doubleText, increment, prefixSums, setValue, unguarded } from "./data_fixture.ts";

const module = new URL("./data_fixture.ts", import.meta.url).href;

/** Runs a function in so many processes at once. */
async function inProcesses<A extends unknown[]>(
  count: number,
  target: (...args: A) => void,
  ...args: A
): Promise<void> {
  const settings = { module, target: target as (...args: unknown[]) => void, args };
  const children = Array.from({ length: count }, () => new Process(settings));
  for (const child of children) child.start();
  for (const child of children) {
    await child.join();
    assertEquals(child.exitCode, 0);
  }
}

Deno.test("B-079 Value of each type shows its first content, and what a child has written", async () => {
  const cases = [
    ["int32", -7, 8],
    ["float64", 3.5, -0.25],
    ["int16", 1, -2],
    ["int64", 2n ** 33n, -(2n ** 40n)],
    ["char", "x", "é"],
  ] as const;
  const values = cases.map(([type, first]) => {
    const value = new processes.Value(type, first);
    assertEquals(value.value, first);
    return value;
  });
  const raw = new processes.Value("int32", 1, { lock: false });
  await inProcesses(1, setValue, [...values, raw], [...cases.map(([, , last]) => last), 9]);
  assertEquals(values.map(({ value }) => value), cases.map(([, , last]) => last));
  assertEquals(raw.value, 9);
});

for (
  const [world, { Value, SharedArray, SharedStruct }] of [["processes", processes], [
    "threads",
    threads,
  ]] as const
) {
  Deno.test(`B-080 Value and SharedArray between ${world} have the lock that was asked for`, () => {
    const own = new Lock();
    for (
      const make of [
        (options: { lock?: boolean | Lock }) => new Value("int32", 0, options),
        (options: { lock?: boolean | Lock }) => new SharedArray("int32", 3, options),
      ]
    ) {
      assertEquals(make({}).getLock().constructor.name, "RLock");
      assertEquals(make({ lock: true }).getLock().constructor.name, "RLock");
      assertStrictEquals(make({ lock: own }).getLock(), own);
      assertThrows(() => make({ lock: false }).getLock(), Error, "`lock: false`");
      assertThrows(() => make({ lock: 3 as unknown as boolean }), TypeError, "Cannot guard");
    }
  });

  Deno.test(`B-082 SharedArray of a size between ${world} is zero-filled, in recycled memory too`, () => {
    for (let i = 0; i < 3; i++) {
      using array = new SharedArray("int32", 1000);
      assert([...array].every((item) => item === 0));
      array.fill(-1);
    }
  });

  Deno.test(`Value between ${world} adds, exchanges and compares in one step`, () => {
    const count = new Value("uint8", 250);
    assertEquals([count.add(10), count.value], [250, 4]);
    assertEquals([count.exchange(7), count.value], [4, 7]);
    assertEquals([count.compareExchange(0, 1), count.value], [7, 7]);
    assertEquals([count.compareExchange(7, 1), count.value], [7, 1]);
    const big = new Value("uint64", 1n);
    assertEquals([big.add(2n), big.load()], [1n, 3n]);
    const part = new Value("float32", 0.5);
    part.store(1.5);
    assertEquals(part.value, 1.5);
    assertThrows(() => part.add(1), TypeError, "use an integer type");
    assertThrows(() => new Value("char").add("a"), TypeError, "use uint8");
  });

  Deno.test(`SharedArray between ${world} holds numbers of every width`, () => {
    for (const type of ["int8", "uint8", "int16", "uint16", "int32", "uint32"] as const) {
      assertEquals([...new SharedArray(type, [1, 2, 100])], [1, 2, 100]);
    }
    for (const type of ["float32", "float64"] as const) {
      assertEquals([...new SharedArray(type, [0.5, -2])], [0.5, -2]);
    }
    for (const type of ["int64", "uint64"] as const) {
      assertEquals([...new SharedArray(type, [1n, 2n ** 50n])], [1n, 2n ** 50n]);
    }
  });

  Deno.test(`SharedArray, Value and SharedStruct between ${world} refuse what they cannot hold`, () => {
    assertThrows(() => new SharedArray("int32", -1), RangeError, "from 0 on");
    assertThrows(() => new SharedArray("int32", 1.5), RangeError, "from 0 on");
    assertThrows(() => new Value("int" as "int32"), TypeError, "it is one of int8");
    assertThrows(() => new SharedStruct({ x: "text" as "int8" }), TypeError, "it is one of int8");
    assertThrows(() => new Value("char", "ab"), TypeError, "one character");
    assertThrows(() => new Value("int64", 1 as unknown as bigint), TypeError);
    const array = new SharedArray("int16", [1, 2, 3]);
    assertThrows(() => array.get(3), RangeError, "the array has 3");
    assertThrows(() => array.set(-4, 0), RangeError, "the array has 3");
    assertThrows(() => array.setSlice(2, [8, 9]), RangeError, "Cannot set 2 elements");
    assertEquals(array.slice(), [1, 2, 3]);
    assertThrows(() => array.text, TypeError, "as text");
  });
}

Deno.test("B-081 SharedArray: length, places, slices; a child's work in place is seen", async () => {
  const array = new processes.SharedArray("int32", [1, 2, 3, 4]);
  assertEquals([array.length, array.get(0), array.get(-1)], [4, 1, 4]);
  assertEquals(array.slice(1, 3), [2, 3]);
  array.setSlice(1, [20, 30]);
  assertEquals([...array], [1, 20, 30, 4]);
  await inProcesses(1, prefixSums, array);
  assertEquals([...array], [1, 21, 51, 55]);
});

Deno.test("B-083 SharedStruct is doubled by a child; its copy is independent; a char array holds text", async () => {
  const struct = new processes.SharedStruct(
    { x: "int32", y: "float64", z: "int64" },
    { x: 1, y: 2.5, z: 2n ** 33n },
  );
  const before = struct.copy();
  const text = new processes.SharedArray("char", 20);
  text.text = "hello";
  await inProcesses(1, double, struct);
  await inProcesses(1, doubleText, text);
  assertEquals({ ...struct.fields }, { x: 2, y: 5, z: 2n ** 34n });
  assertEquals(before, { x: 1, y: 2.5, z: 2n ** 33n });
  assertEquals(text.text, "hellohello");
  assertThrows(() => text.text = "x".repeat(21), RangeError, "the array has 20");
});

Deno.test("B-084 four processes add 5000 times each inside the value's own lock: none is lost", async () => {
  const count = new processes.Value("int32", 0);
  await inProcesses(4, increment, count, 5000);
  assertEquals(count.value, 20_000);
});

Deno.test("two processes that add without the lock lose updates, and adding in one step loses none", async () => {
  const count = new processes.Value("int32", 0, { lock: false });
  const atomic = new processes.Value("int32", 0, { lock: false });
  const together = new processes.Value("int32", 0, { lock: false });
  await inProcesses(2, unguarded, count, atomic, together, 300_000);
  assertEquals(atomic.value, 600_000);
  assert(count.value <= 600_000);
});

Deno.test("what is shared between threads is refused on the way to a process", () => {
  assertThrows(
    () => encode({ count: new threads.Value("int32") }, { name: "args" }),
    TypeError,
    "Cannot send args.count: this Value is for the threads of one process; make it with the one of " +
      "interleave/processes",
  );
});
