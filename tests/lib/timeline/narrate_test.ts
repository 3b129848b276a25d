import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { ClaimError } from "../../../lib/errors.ts";
import { claim, record, startClock } from "../../../lib/timeline.ts";
import { child, linesOf, outputOf } from "./child.ts";

Deno.test("say() prints whole lines with name, pid and elapsed time, from several processes", async () => {
  const lines = (await outputOf(child("says_much"))).split("\n");
  assertEquals(lines.length, 600);
  const whole = /^([abc]) \(pid \d+\) {2}\1{100} \d+( {2}\+\d+(\.\d+)? (µs|ms|s))?$/;
  for (const line of lines) assertMatch(line, whole);
});

Deno.test("say() counts from the first word, which has no time, and claim() adds a tick", async () => {
  const process = child("says", { env: { INTERLEAVE_ZERO: "", COLUMNS: "" } }).spawn();
  await process.stdin.close();
  const [first, second, third] = await linesOf(process);
  assertEquals(first, `pid ${process.pid}  wrote 7`);
  assertEquals(second?.slice(0, 48).trimEnd(), `pid ${process.pid}  reads 7`);
  assertMatch(second ?? "", / {2}\+\d+(\.\d)? (µs|ms)$/);
  assertEquals(third, "✓ what was written can be read");
});

Deno.test("say() keeps to the columns that it is told", async () => {
  const env = { INTERLEAVE_ZERO: "", COLUMNS: "40" };
  const [, second] = (await outputOf(child("says", { env }))).split("\n");
  assertEquals(second?.indexOf("  +"), 30);
});

Deno.test("say() goes on when nobody reads any more", async () => {
  const process = child("says_much", { args: ["a"] }).spawn();
  await process.stdin.close();
  await process.stdout.cancel();
  assertEquals((await process.status).code, 0);
});

Deno.test("startClock() counts from one moment in a family of processes", async () => {
  const zero = startClock();
  assertEquals(startClock(), zero);
  assertEquals(Number(await outputOf(child("zero"))), zero);
});

Deno.test("startClock() works without permission to tell the children", async () => {
  const zero = Number(await outputOf(child("zero", { flags: [] })));
  assert(zero > Date.now() - 60_000);
});

Deno.test("claim() records what it states", () => {
  using recording = record();
  claim("water is wet", true);
  assertThrows(() => claim("water is dry", false));
  const texts = recording.events().filter((event) => event.kind === "mark")
    .map((event) => event.text);
  assertEquals(texts, ["✓ water is wet", "✗ water is dry"]);
});

Deno.test("claim() that does not hold tells what was observed instead", () => {
  const observed: [unknown, string][] = [
    [undefined, "Claim does not hold on this run: it is so"],
    ["state R", "Claim does not hold on this run: it is so; observed: state R"],
    [7, "Claim does not hold on this run: it is so; observed: 7"],
    [[1, "a"], 'Claim does not hold on this run: it is so; observed: [ 1, "a" ]'],
  ];
  for (const [instead, message] of observed) {
    const error = assertThrows(() => claim("it is so", false, instead), ClaimError);
    assertEquals(error.message, message);
  }
});
