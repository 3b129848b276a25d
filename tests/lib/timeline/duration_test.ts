import { assertEquals } from "@std/assert";
import { formatDuration } from "../../../lib/timeline.ts";

Deno.test("formatDuration() chooses the unit, also where rounding reaches the next one", () => {
  const expected: [number, string][] = [
    [0, "0 µs"],
    [0.0004, "0 µs"],
    [0.312, "312 µs"],
    [0.9994, "999 µs"],
    [0.9995, "1.0 ms"],
    [14.93, "14.9 ms"],
    [99.94, "99.9 ms"],
    [99.96, "100 ms"],
    [999.4, "999 ms"],
    [999.6, "1.00 s"],
    [1204, "1.20 s"],
    [9994, "9.99 s"],
    [9996, "10.0 s"],
    [61_234, "61.2 s"],
  ];
  for (const [ms, text] of expected) assertEquals(formatDuration(ms), text);
});
