import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { enumerateThreads, mainThread, Timer } from "interleave/threads";
import { collect, fail, mark } from "./thread_fixture.ts";

const module = new URL("./thread_fixture.ts", import.meta.url).href;

Deno.test("B-144 Timer calls its target once, not before its interval, and is alive until then", async () => {
  const words = new Int32Array(new SharedArrayBuffer(4));
  const timer = new Timer({ interval: 50, module, target: mark, args: [words, 0] });
  assertMatch(timer.name, /^Timer-\d+ \(mark\)$/);
  assertEquals([timer.isAlive(), words[0]], [false, 0]);
  const started = performance.now();
  timer.start();
  assertEquals([timer.isAlive(), words[0]], [true, 0]);
  assertEquals(await timer.join(), true);
  assert(performance.now() - started >= 50);
  assertEquals([timer.isAlive(), words[0]], [false, 1]);
});

Deno.test("B-144 Timer fires in time though the one that started it is blocked", () => {
  const words = new Int32Array(new SharedArrayBuffer(4));
  const timer = new Timer({ interval: 20, module, target: mark, args: [words, 0] });
  timer.start();
  assertEquals([timer.joinSync(), words[0]], [true, 1]);
});

Deno.test("B-144 Timer gives each its own default arguments", async () => {
  for (let i = 0; i < 2; i++) {
    const into = new Uint8Array(new SharedArrayBuffer(16));
    const timer = new Timer({ interval: 0, module, target: collect, args: [into] });
    timer.start();
    await timer.join();
    assertEquals(new TextDecoder().decode(into.slice(4, 7)), "[1]");
  }
});

Deno.test("B-144 Timer that is cancelled before it fires never calls its target", async () => {
  const words = new Int32Array(new SharedArrayBuffer(4));
  const timer = new Timer({ interval: 60_000, module, target: mark, args: [words, 0] });
  timer.start();
  timer.cancel();
  assertEquals([await timer.join(), words[0], timer.error], [true, 0, null]);
  assertEquals(enumerateThreads(), [mainThread()]);
});

Deno.test("Timer refuses an interval that is no time", () => {
  for (const interval of [NaN, -1, "soon" as unknown as number]) {
    assertThrows(() => new Timer({ interval, module, target: fail }), RangeError, "interval is");
  }
});
