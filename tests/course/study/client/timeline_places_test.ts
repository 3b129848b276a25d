import { assert, assertAlmostEquals, assertEquals, assertNotEquals } from "@std/assert";
import {
  type Item,
  layOut,
  type Stretch,
} from "../../../../course/study/client/timeline_layout.ts";
import { Places, topsOf } from "../../../../course/study/client/timeline_places.ts";
import { lanesOf, messagesOf, type TimelineEvent } from "interleave/timeline";

const main = { pid: 1, lane: "main", text: "" }, cook = { pid: 2, lane: "cook", text: "" };
const events: TimelineEvent[] = [
  { ...main, at: 0, kind: "start" },
  { ...main, at: 10, kind: "begin", text: "outer", id: 1 },
  { ...main, at: 20, kind: "begin", text: "inner", id: 2 },
  { ...main, at: 30, kind: "mark", text: "a mark" },
  { ...main, at: 40, kind: "finish", id: 2 },
  { ...main, at: 60, kind: "send", text: "soup", channel: 1, id: 0 },
  { ...main, at: 100, kind: "finish", id: 1 },
  { ...cook, at: 80, kind: "receive", channel: 1, id: 0 },
];
const layout = layOut(lanesOf(events), messagesOf(events));

/** In a picture of 10 pixels for each millisecond, unless less of it is shown. */
function places(shown: Stretch = { from: 0, until: 100 }, top = 0, height = 500): Places {
  return new Places(layout, topsOf(layout), { shown, left: 50, right: 1050, top, height });
}

Deno.test("Places finds what is meant: a mark, an arrow, the inner span, the outer one, the life", () => {
  const seen = places();
  const at = (time: number, y: number): string | undefined => seen.at(seen.x(time), y)?.text;
  const outer = seen.top(0) + 4, inner = outer + 16;
  assertEquals(at(25, outer), "outer");
  assertEquals(at(25, inner), "inner");
  assertEquals(at(30, inner), "a mark");
  assertEquals(at(5, inner), "its life; no end was seen");
  const [x1, y1, x2, y2] = seen.arrow(layout.items.find(({ kind }) => kind === "message")!);
  assertEquals(seen.at((x1 + x2) / 2, (y1 + y2) / 2)?.text, "soup");
  assertNotEquals(seen.at((x1 + x2) / 2 + 60, (y1 + y2) / 2)?.text, "soup");
});

Deno.test("Places is where the section is: zoomed, scrolled, and nothing outside can be seen", () => {
  const near = places({ from: 20, until: 40 });
  assertEquals([near.x(20), near.x(40)], [50, 1050]);
  assertAlmostEquals(near.timeAt(near.x(33)), 33);
  const seen = (places: Places): string[] =>
    layout.items.filter((item: Item) => places.hasInView(item)).map(({ text }) => text);
  assert(!seen(near).includes("soup"));
  const scrolled = places({ from: 0, until: 100 }, topsOf(layout)[1]!);
  assertEquals([scrolled.shows(0), scrolled.shows(1), scrolled.top(1)], [false, true, 0]);
  assertEquals(seen(scrolled), ["soup", "its life; no end was seen"], "an arrow comes from above");
});
