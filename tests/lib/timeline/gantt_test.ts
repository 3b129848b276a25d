import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import fc from "fast-check";
import stringWidth from "fast-string-width";
import { gantt, type TimelineEvent } from "../../../lib/timeline.ts";
import { anyEvents, event } from "./events.ts";

Deno.test("gantt() draws spans, life, marks and ends over one axis", () => {
  const child = { pid: 2, lane: "child" };
  const chart = gantt([
    event(0, "start"),
    event(0, "begin", "work", { id: 1 }),
    event(10, "finish", "work", { id: 1 }),
    event(25, "mark"),
    event(30, "mark"),
    event(31, "mark"),
    event(10, "start", "", child),
    event(20, "begin", "work", child),
    event(30, "end", "SIGKILL", { ...child, code: -9 }),
    event(40, "mark"),
  ], { width: 28 });
  assertEquals(chart.split("\n"), [
    "main  ▕█████░░░░░░░│░░•░░░│▏",
    "child ▕     ░░░░░████×     ▏",
    "       0            40.0 ms",
  ]);
});

Deno.test("gantt() draws waiting otherwise than work, also inside of it", () => {
  const [bar] = gantt([
    event(0, "start"),
    event(10, "begin", "cooks", { id: 1 }),
    event(20, "begin", "waits for the lock", { id: 2 }),
    event(30, "finish", "waits for the lock", { id: 2 }),
    event(40, "finish", "cooks", { id: 1 }),
    event(50, "mark"),
  ], { width: 22 }).split("\n");
  assertEquals(bar, "main ▕░░░███▒▒▒███░░│▏");
});

Deno.test("gantt() shortens a name without cutting a flag in half", () => {
  for (let before = 0; before < 12; before++) {
    const lane = `${"a".repeat(before)}🇩🇪${"b".repeat(12)}`;
    const [line] = gantt([event(0, "mark", "", { lane })], { width: 40 }).split("\n");
    assert(!/\p{RI}/u.test(line!.replaceAll("🇩🇪", "")), line);
  }
});

Deno.test("gantt() says so when there is nothing to draw", () => {
  assertEquals(gantt([]), "nothing recorded");
});

Deno.test("gantt() draws a single moment", () => {
  const [bar, axis] = gantt([event(5, "mark")], { width: 20 }).split("\n");
  assertEquals(bar, "main ▕│            ▏");
  assertEquals(axis, "      0        0 µs");
});

Deno.test("gantt() tells namesakes apart by their pid", () => {
  const chart = gantt([1, 2].map((pid) => event(pid, "mark", "", { pid })));
  assertMatch(chart, /^main 1 ▕.*\nmain 2 ▕/);
});

Deno.test("gantt() shortens a name in the middle, where names differ least", () => {
  const lane = "a worker with a very long name 17";
  assertMatch(gantt([event(0, "mark", "", { lane })], { width: 40 }), /^a work…ame 17 ▕/);
});

Deno.test("gantt() counts the lanes that it leaves out", () => {
  const lanes = Array.from({ length: 100 }, (_, i) => event(i, "mark", "", { lane: `P-${i}` }));
  const lines = gantt(lanes).split("\n");
  assertEquals(lines.length, 26);
  assertEquals(lines.at(-2), "… and 76 more");
  assertEquals(gantt(lanes, { maxLanes: 100 }).split("\n").length, 101);
});

Deno.test("gantt() names the unit that suits the length", () => {
  const lengths = [[0.312, "312 µs"], [61.2, "61.2 ms"], [2500, "2.50 s"]] as const;
  for (const [until, text] of lengths) {
    const chart = gantt([event(0, "start"), event(until, "mark")]);
    assert(chart.endsWith(` ${text}`), chart);
  }
});

Deno.test("gantt() refuses a width or number of lanes that cannot be", () => {
  for (const width of [0, -1, 19, 60.5, NaN, Infinity]) {
    assertThrows(() => gantt([], { width }), RangeError, `width is ${width}`);
  }
  for (const maxLanes of [0, -1, 1.5, NaN]) {
    assertThrows(() => gantt([], { maxLanes }), RangeError, `maxLanes is ${maxLanes}`);
  }
});

Deno.test("gantt() fits into the width it is given, and its bars stand below each other", () => {
  const widths = fc.integer({ min: 40, max: 130 });
  fc.assert(fc.property(anyEvents, widths, (events, width) => {
    fc.pre(events.length > 0);
    const lines = gantt(events, { width }).split("\n");
    const bars = lines.filter((line) => line.endsWith("▏"));
    const [cells, ...others] = bars.map((line) => line.length - line.lastIndexOf("▕"));
    for (const other of others) assertEquals(other, cells);
    for (const line of lines) assert(stringWidth(line) <= Math.min(width, 120), line);
    for (const line of bars) assertEquals(stringWidth(line), Math.min(width, 120), line);
  }));
});

Deno.test("gantt() draws no overlap where there was none", () => {
  // Two lanes take turns. At most 10 turns of 300 share about 110 columns: each is wider than one.
  const turns = fc.array(fc.integer({ min: 60, max: 300 }), { minLength: 2, maxLength: 10 });
  fc.assert(fc.property(turns, (lengths) => {
    let at = 0;
    const events = lengths.flatMap((length, i): TimelineEvent[] => {
      const who = { pid: 1 + i % 2, lane: `P-${i % 2}`, id: i };
      return [event(at, "begin", "", who), event(at += length, "finish", "", who)];
    });
    const [first, second] = gantt(events, { width: 120 }).split("\n").map((line) => [...line]);
    const both = first!.filter((cell, i) => cell === "█" && second![i] === "█");
    assertEquals(both, []);
  }));
});
