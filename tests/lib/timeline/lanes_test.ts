import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { lanesOf } from "../../../lib/timeline.ts";
import { anyEvents, event } from "./events.ts";

Deno.test("lanesOf() has nothing for nothing", () => {
  assertEquals(lanesOf([]), []);
});

Deno.test("lanesOf() sorts by time and keeps the order of first appearance", () => {
  const lanes = lanesOf([
    event(9, "mark", "late", { lane: "b", pid: 2 }),
    event(1, "start", "", { lane: "b", pid: 2 }),
    event(0, "start", "", { lane: "a" }),
  ]);
  assertEquals(lanes.map((lane) => lane.name), ["a", "b"]);
  assertEquals(lanes[1]?.from, 1);
});

Deno.test("lanesOf() lets a lane without an end live to the end of the timeline", () => {
  const [main] = lanesOf([event(0, "start"), event(7, "mark", "", { pid: 2 })]);
  assertEquals([main?.until, main?.end], [7, undefined]);
});

Deno.test("lanesOf() matches crossing spans by id and others by text", () => {
  const [lane] = lanesOf([
    event(0, "begin", "work", { id: 1 }),
    event(1, "begin", "work", { id: 2 }),
    event(2, "finish", "work", { id: 1 }),
    event(5, "finish", "work", { id: 2 }),
    event(6, "begin", "a"),
    event(7, "begin", "b"),
    event(8, "finish", "a"),
    event(9, "finish", "b"),
  ]);
  const times = lane?.spans.map(({ text, from, until }) => [text, from, until]);
  assertEquals(times, [["work", 0, 2], ["work", 1, 5], ["a", 6, 8], ["b", 7, 9]]);
});

Deno.test("lanesOf() ignores the finish of a span that was begun elsewhere", () => {
  const [lane] = lanesOf([event(0, "begin", "own", { id: 2 }), event(1, "finish", "", { id: 1 })]);
  assertEquals(lane?.spans.length, 1);
});

Deno.test("lanesOf() ends an open span with its lane", () => {
  const [lane] = lanesOf([
    event(0, "begin", "work", { id: 1 }),
    event(4, "end", "SIGKILL", { code: -9 }),
    event(9, "mark", "", { pid: 2 }),
  ]);
  assertEquals(lane?.spans[0]?.until, 4);
  assertEquals(lane?.end, { text: "SIGKILL", code: -9 });
});

Deno.test("lanesOf() takes the time of the first end and the words of the last", () => {
  const [lane] = lanesOf([
    event(0, "start"),
    event(3, "end", "said good-bye", { code: 3 }),
    event(8, "end", "exit code 3"),
  ]);
  assertEquals([lane?.until, lane?.end], [3, { text: "exit code 3", code: 3 }]);
});

Deno.test("lanesOf() finds the process that its parent calls by another name", () => {
  const lanes = lanesOf([
    event(0, "start", "", { pid: 2 }),
    event(3, "end", "SIGKILL", { pid: 2, lane: "Process-1" }),
  ]);
  assertEquals(lanes.map(({ name, until }) => [name, until]), [["main", 3]]);
});

Deno.test("lanesOf() ends the threads of a process with it", () => {
  const lanes = lanesOf([
    event(0, "start", "", { lane: "process" }),
    event(1, "start", "", { lane: "thread" }),
    event(2, "end", "SIGKILL", { lane: "process" }),
    event(9, "mark", "", { pid: 2 }),
  ]);
  assertEquals(lanes.map((lane) => lane.until), [2, 2, 9]);
});

Deno.test("lanesOf() keeps everything inside the life of its lane, whatever the events", () => {
  fc.assert(fc.property(anyEvents, (events) => {
    for (const { from, until, spans, marks } of lanesOf(events)) {
      assert(from <= until);
      for (const span of spans) {
        assert(from <= span.from && span.from <= span.until && span.until <= until);
      }
      for (const { at } of marks) assert(from <= at && at <= until);
    }
  }));
});

Deno.test("lanesOf() ends the holding of a lock where it is given back, whoever does that", () => {
  const [cook, guest, other] = lanesOf([
    event(0, "begin", "holds a", { lane: "cook", lock: 7 }),
    event(1, "begin", "holds b", { lane: "cook", lock: -7 }),
    event(2, "finish", "holds a", { lane: "guest", pid: 2, lock: 7 }),
    event(3, "begin", "holds a", { lane: "guest", pid: 2, lock: 7 }),
    event(4, "finish", "holds b", { lane: "other", pid: 2, lock: -7 }), // in another process: not b
    event(5, "finish", "holds b", { lane: "cook 2", lock: -7 }),
    event(6, "finish", "holds a", { lane: "guest", pid: 2, lock: 7 }),
    event(7, "finish", "holds a", { lane: "guest", pid: 2, lock: 7 }),
  ]);
  const times = [cook, guest, other].map((lane) =>
    lane?.spans.map(({ from, until }) => [from, until])
  );
  assertEquals(times, [[[0, 2], [1, 5]], [[3, 6]], []]);
});

Deno.test("lanesOf() lets a span end with its lane, though another one gives its lock back later", () => {
  const [cook] = lanesOf([
    event(0, "begin", "holds a", { lane: "cook", pid: 2, lock: 7 }),
    event(3, "end", "SIGKILL", { lane: "cook", pid: 2, code: -9 }),
    event(8, "finish", "holds a", { lock: 7 }),
  ]);
  assertEquals([cook?.until, cook?.spans[0]?.until], [3, 3]);
});
