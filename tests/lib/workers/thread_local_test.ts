import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { Event, Lock, Thread, ThreadLocal } from "interleave/threads";
import { decodeText, encodeText } from "../../../lib/codec/codec.ts";
import { ownValue } from "./thread_fixture.ts";

const module = new URL("./thread_fixture.ts", import.meta.url).href;

Deno.test("B-145 ThreadLocal: ten threads each read back their own value, also of a subclass with a slow initialiser", async () => {
  const given = new ThreadLocal<number | undefined>();
  given.value = -1;
  const words = new Int32Array(new SharedArrayBuffer(8));
  const lock = new Lock();
  const all = new Event();
  const threads = Array.from(
    { length: 10 },
    (_, i) => new Thread({ module, target: ownValue, args: [given, given, i, words, lock, all] }),
  );
  for (const thread of threads) thread.start();
  while (words[0]! < 10) await new Promise((resolve) => setTimeout(resolve, 1));
  all.set();
  for (const thread of threads) await thread.join();
  assertEquals([...words], [10, 10]);
  assertEquals(given.value, -1);
});

Deno.test("ThreadLocal that comes back to the thread that made it is the same object", () => {
  const local = new ThreadLocal<number | undefined>();
  local.value = 3;
  const [back] = decodeText(encodeText([local], { to: "thread" })) as [typeof local];
  assertStrictEquals(back, local);
  assertEquals(back.value, 3);
});

Deno.test("ThreadLocal gives its first value once, and again after delete()", () => {
  let calls = 0;
  const local = new ThreadLocal(() => ++calls);
  assertEquals([local.value, local.value], [1, 1]);
  local.value = 7;
  assertEquals(local.value, 7);
  local.delete();
  assertEquals(local.value, 2);
});

Deno.test("ThreadLocal with a function for its first value, or for a process, cannot be handed over", () => {
  const withInitial = new ThreadLocal(() => 1);
  const without = new ThreadLocal<undefined>();
  assertThrows(
    () => encodeText(withInitial, { to: "thread" }),
    TypeError,
    "functions do not travel",
  );
  assertThrows(() => encodeText(without), TypeError, "for the threads of one process");
});
