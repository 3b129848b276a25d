import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import { blockThread } from "../../../lib/memory/block.ts";

Deno.test("blockThread() lets nothing else run for as long as it is told", () => {
  let rang = false;
  const timer = setTimeout(() => rang = true, 0);
  const started = performance.now();
  blockThread(5);
  assertGreaterOrEqual(performance.now() - started, 5);
  assertEquals(rang, false);
  clearTimeout(timer);
});

Deno.test("blockThread() does not block for zero or less", () => {
  for (const ms of [0, -1, -Infinity]) blockThread(ms);
});
