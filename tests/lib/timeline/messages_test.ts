import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { lanesOf, messagesOf } from "../../../lib/timeline.ts";
import { anyEvents, event } from "./events.ts";

Deno.test("messagesOf() pairs what was sent with what was received, by channel and number", () => {
  const messages = messagesOf([
    event(9, "receive", "", { lane: "b", channel: 1, id: 1 }),
    event(1, "send", "first", { channel: 1, id: 0 }),
    event(2, "send", "second", { channel: 1, id: 1 }),
    event(3, "send", "elsewhere", { channel: 2, id: 0 }),
    event(4, "receive", "", { lane: "c", pid: 2, channel: 2, id: 0 }),
    event(5, "receive", "", { lane: "b", channel: 1, id: 0 }),
  ]);
  const found = messages.map(({ text, from, to }) => [text, from.lane, to.lane, to.at]);
  assertEquals(found, [
    ["elsewhere", "main", "c", 4],
    ["first", "main", "b", 5],
    ["second", "main", "b", 9],
  ]);
});

Deno.test("messagesOf() leaves out what was not received, and what was sent before the recording", () => {
  assertEquals(
    messagesOf([
      event(1, "send", "lost", { channel: 1, id: 1 }),
      event(2, "receive", "", { channel: 1, id: 0 }),
    ]),
    [],
  );
});

Deno.test("messagesOf() leads from lane to lane, whatever the events", () => {
  fc.assert(fc.property(anyEvents, (events) => {
    const lanes = new Set(lanesOf(events).map(({ pid, name }) => `${pid} ${name}`));
    for (const { from, to } of messagesOf(events)) {
      assert(lanes.has(`${from.pid} ${from.lane}`) && lanes.has(`${to.pid} ${to.lane}`));
    }
  }));
});
