import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { chromeTrace, type ChromeTraceEvent } from "../../../lib/timeline.ts";
import { anyEvents, event } from "./events.ts";

Deno.test("chromeTrace() writes lives, spans and marks in microseconds from the first event", () => {
  const cook = { pid: 7, lane: "cook" };
  const { traceEvents } = chromeTrace([
    event(1000, "start", "", cook),
    event(1001, "begin", "boil", cook),
    event(1002.5, "mark", "hot", cook),
    event(1003, "finish", "boil", cook),
    event(1004, "end", "exit code 0", cook),
  ]);
  const track = { pid: 7, tid: 7 };
  assertEquals(traceEvents, [
    { ph: "M", name: "process_name", ...track, ts: 0, args: { name: "cook" } },
    { ph: "M", name: "process_sort_index", ...track, ts: 0, args: { sort_index: 0 } },
    { ph: "M", name: "thread_name", ...track, ts: 0, args: { name: "cook" } },
    { ph: "B", name: "cook", ...track, ts: 0, args: { end: "exit code 0" } },
    { ph: "B", name: "boil", ...track, ts: 1000 },
    { ph: "i", name: "hot", ...track, ts: 2500, s: "t" },
    { ph: "E", name: "boil", ...track, ts: 3000 },
    { ph: "E", name: "cook", ...track, ts: 4000 },
  ]);
});

Deno.test("chromeTrace() moves a span that crosses another to a track of its own", () => {
  const { traceEvents } = chromeTrace([
    event(0, "begin", "a", { id: 1 }),
    event(1, "begin", "b", { id: 2 }),
    event(2, "finish", "a", { id: 1 }),
    event(3, "finish", "b", { id: 2 }),
  ]);
  const tracks = traceEvents.filter((event) => event.ph === "B")
    .map(({ name, tid }) => [name, tid]);
  assertEquals(tracks, [["main", 1], ["a", 1], ["b", 2]]);
  const names = traceEvents.filter((event) => event.name === "thread_name");
  assertEquals(names.map((event) => event.args?.name), ["main", "main (2)"]);
});

Deno.test("chromeTrace() puts the threads of a process beside each other", () => {
  const { traceEvents } = chromeTrace([
    event(0, "start", "", { lane: "main" }),
    event(1, "start", "", { lane: "Thread-1" }),
    event(2, "start", "", { pid: 2, lane: "Process-1" }),
  ]);
  const ids = traceEvents.filter((event) => event.ph === "B").map(({ pid, tid }) => [pid, tid]);
  assertEquals(ids, [[1, 1], [1, 3], [2, 2]]);
});

Deno.test("chromeTrace() closes what a killed process left open", () => {
  const { traceEvents } = chromeTrace([
    event(0, "begin", "outer", { id: 1 }),
    event(1, "begin", "inner", { id: 2 }),
    event(5, "end", "SIGKILL", { code: -9 }),
  ]);
  const ends = traceEvents.filter((event) => event.ph === "E").map(({ name, ts }) => [name, ts]);
  assertEquals(ends, [["inner", 5000], ["outer", 5000], ["main", 5000]]);
});

Deno.test("chromeTrace() writes a message as a flow from one track to another", () => {
  const { traceEvents } = chromeTrace([
    event(1000, "start", "", { lane: "cook" }),
    event(1001, "send", '"soup"', { lane: "cook", channel: 5, id: 0 }),
    event(1003, "receive", "", { lane: "waiter", pid: 2, channel: 5, id: 0 }),
    event(1004, "send", "nobody gets it", { lane: "cook", channel: 5, id: 1 }),
  ]);
  // An unsigned number of 64 bits in hexadecimal is what Perfetto can read.
  const flow = { name: '"soup"', cat: "message", id: "0000000500000000" };
  assertEquals(traceEvents.filter(({ ph }) => ph === "s" || ph === "f"), [
    { ph: "s", pid: 1, tid: 1, ts: 1000, ...flow },
    { ph: "f", pid: 2, tid: 2, ts: 3000, ...flow, bp: "e" },
  ]);
});

Deno.test("chromeTrace() leads no flow back in time, and none out of its slices", () => {
  const { traceEvents } = chromeTrace([
    event(1000, "start", "", { lane: "cook" }),
    event(1002, "receive", "", { lane: "waiter", pid: 2, channel: 5, id: 0 }),
    // By a clock that is a little fast.
    event(1002.003, "send", '"soup"', { lane: "cook", channel: 5, id: 0 }),
  ]);
  const at = (phase: string): number => traceEvents.findIndex(({ ph }) => ph === phase);
  assert(traceEvents[at("f")]!.ts > traceEvents[at("s")]!.ts);
  for (const phase of ["s", "f"]) {
    const { pid, ts } = traceEvents[at(phase)]!;
    const end = traceEvents.findIndex((event) => event.ph === "E" && event.pid === pid);
    assert(at(phase) < end && ts <= traceEvents[end]!.ts, `${phase} is behind the end of its lane`);
  }
});

Deno.test("chromeTrace() is empty for nothing", () => {
  assertEquals(chromeTrace([]), { traceEvents: [], displayTimeUnit: "ms" });
});

Deno.test("chromeTrace() nests begin and end on every track, whatever the events", () => {
  fc.assert(fc.property(anyEvents, (events) => {
    const { traceEvents } = chromeTrace(events);
    for (const track of Map.groupBy(traceEvents, ({ pid, tid }) => `${pid} ${tid}`).values()) {
      assertNested(track);
    }
    const count = (kind: string): number => events.filter((event) => event.kind === kind).length;
    const instants = traceEvents.filter((event) => event.ph === "i").length;
    const lives = traceEvents.filter((event) => event.ph === "B").length - count("begin");
    assertEquals(instants, count("mark"));
    assert(lives >= 0);
  }));
});

/** As a viewer reads it: in time order, each `E` closing the innermost open `B`, of the same name. */
function assertNested(track: readonly ChromeTraceEvent[]): void {
  const slices = track.filter((event) => event.ph === "B" || event.ph === "E");
  const open: ChromeTraceEvent[] = [];
  let last = 0;
  for (const event of slices) {
    assert(event.ts >= last, "times go back");
    last = event.ts;
    if (event.ph === "B") open.push(event);
    else assertEquals(open.pop()?.name, event.name);
  }
  assertEquals(open, []);
}
