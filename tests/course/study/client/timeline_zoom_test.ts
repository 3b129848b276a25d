import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { moved, showing, zoomed } from "../../../../course/study/client/timeline_zoom.ts";

const all = { from: 100, until: 200 };

Deno.test("zoomed() leaves the moment under the pointer where it is", () => {
  assertEquals(zoomed(all, all, 1 / 2, 120), { from: 110, until: 160 });
  assertEquals(zoomed({ from: 110, until: 160 }, all, 2, 120), all);
});

Deno.test("moved() stops at both ends, and showing() moves only as far as it must", () => {
  const shown = { from: 120, until: 140 };
  assertEquals(moved(shown, all, 1000), { from: 180, until: 200 });
  assertEquals(moved(shown, all, -1000), { from: 100, until: 120 });
  assertEquals(showing(shown, all, 130), shown);
  assertEquals(showing(shown, all, 160), { from: 150, until: 170 });
});

Deno.test("what is shown is a part of the timeline, however it is zoomed and moved", () => {
  const steps = fc.array(fc.record({
    factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    by: fc.double({ min: -200, max: 200, noNaN: true }),
  }));
  fc.assert(fc.property(steps, (steps) => {
    let shown = all;
    for (const { factor, share, by } of steps) {
      shown = zoomed(shown, all, factor, shown.from + share * (shown.until - shown.from));
      const moving = moved(shown, all, by);
      assertAlmostEquals(moving.until - moving.from, shown.until - shown.from, 1e-9);
      shown = moving;
      assert(shown.from >= all.from - 1e-9 && shown.until <= all.until + 1e-9);
      assert(shown.until > shown.from);
    }
  }));
});
