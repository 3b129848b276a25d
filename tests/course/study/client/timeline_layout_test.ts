import { assertEquals } from "@std/assert";
import { lanesOf, messagesOf, type TimelineEvent } from "interleave/timeline";
import { layOut, wordsOf } from "../../../../course/study/client/timeline_layout.ts";

function event(
  at: number,
  kind: TimelineEvent["kind"],
  more: Partial<TimelineEvent> = {},
): TimelineEvent {
  return { at, pid: 7, lane: "main", kind, text: "", ...more };
}

Deno.test("layOut() puts a span that another one encloses or crosses on a level of its own", () => {
  const { lanes, items } = layOut(lanesOf([
    event(0, "begin", { text: "outer", id: 1 }),
    event(1, "begin", { text: "inner", id: 2 }),
    event(2, "finish", { text: "inner", id: 2 }),
    event(4, "finish", { text: "outer", id: 1 }),
    event(5, "begin", { text: "later", id: 3 }),
    event(6, "finish", { text: "later", id: 3 }),
  ]));
  assertEquals(lanes, [{ name: "main", depth: 2 }]);
  const spans = items.filter(({ kind }) => kind === "span").map(({ text, depth }) => [text, depth]);
  assertEquals(spans, [["outer", 0], ["inner", 1], ["later", 0]]);
});

Deno.test("layOut() tells lanes of one name apart, and a bad end from a good one", () => {
  const layout = layOut(lanesOf([
    event(0, "start"),
    event(3, "end", { text: "exit code 0", code: 0 }),
    event(1, "start", { pid: 8 }),
    event(2, "end", { pid: 8, text: "SIGKILL", code: -9 }),
  ]));
  assertEquals(layout.lanes.map(({ name }) => name), ["main 7", "main 8"]);
  const bad = layout.items.filter(({ kind }) => kind === "failure");
  assertEquals(bad.map((item) => wordsOf(layout, item)), ["main 8 · ends: SIGKILL · at 2.0 ms"]);
});

Deno.test("layOut() leads a message from lane to lane, and leaves out what a lane sends to itself", () => {
  const events = [
    event(1, "send", { text: '"soup"', channel: 5, id: 0 }),
    event(4, "receive", { lane: "cook", pid: 8, channel: 5, id: 0 }),
    event(2, "send", { text: "a note", channel: 5, id: 1 }),
    event(3, "receive", { channel: 5, id: 1 }),
  ];
  const layout = layOut(lanesOf(events), messagesOf(events));
  const messages = layout.items.filter(({ kind }) => kind === "message");
  assertEquals(messages.map(({ lane, to }) => [lane, to]), [[0, 1]]);
  assertEquals(
    wordsOf(layout, messages[0]!),
    'main → cook · "soup" · sent at 0 µs, received after 3.0 ms',
  );
});
