import { assertEquals } from "@std/assert";
import { type Row, sampleOf, type Target, verdictOf } from "../../bench/measure.ts";
import { tableOf } from "../../bench/table.ts";

function row(ours: number, theirs: number | undefined, target: Target): Row {
  return {
    what: "Process",
    ours: sampleOf([ours])!,
    peer: "CPython spawn",
    theirs: theirs === undefined ? undefined : sampleOf([theirs]),
    target,
  };
}

Deno.test("sampleOf() finds the median of an odd and of an even number of times", () => {
  assertEquals(sampleOf([30, 10, 20]), { median: 20, min: 10, max: 30 });
  assertEquals(sampleOf([40, 10, 20, 30]), { median: 25, min: 10, max: 40 });
  assertEquals(sampleOf([]), undefined);
});

Deno.test("verdictOf() compares with a bound from above, the bound itself included", () => {
  assertEquals(verdictOf(row(13, 10, { atMost: 1.3 })), { ratio: 1.3, met: true });
  assertEquals(verdictOf(row(15, 10, { atMost: 1.3 })), { ratio: 1.5, met: false });
});

Deno.test("verdictOf() compares how many times as fast we are", () => {
  assertEquals(verdictOf(row(10, 40, { timesFaster: 2.5 })), { ratio: 4, met: true });
  assertEquals(verdictOf(row(10, 20, { timesFaster: 2.5 })), { ratio: 2, met: false });
});

Deno.test("verdictOf() has no verdict without the peer", () => {
  assertEquals(verdictOf(row(10, undefined, { atMost: 1 })), undefined);
});

Deno.test("tableOf() says what was compared, with whom, and whether the target is met", () => {
  const table = tableOf([
    row(15, 60, { timesFaster: 2.5 }),
    row(15, 10, { atMost: 1.3 }),
    row(1.5, undefined, { atMost: 1 }),
  ]);
  assertEquals(table.split("\n"), [
    "         ours                 peer                                ratio  target",
    "Process  15.0 ms (15.0–15.0)  CPython spawn  60.0 ms (60.0–60.0)  4.00×  2.5× as fast ✓",
    "Process  15.0 ms (15.0–15.0)  CPython spawn  10.0 ms (10.0–10.0)  1.50×  at most 1.3× ✗",
    "Process  1.50 ms (1.50–1.50)  CPython spawn  not on this machine  –      at most 1×",
    "",
  ]);
});
