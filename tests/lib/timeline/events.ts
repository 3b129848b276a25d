import fc from "fast-check";
import type { TimelineEvent } from "../../../lib/timeline.ts";

/** An event for a test: lane "main" of pid 1, unless told otherwise. */
export function event(
  at: number,
  kind: TimelineEvent["kind"],
  text = "",
  more: Partial<TimelineEvent> = {},
): TimelineEvent {
  return { at, pid: 1, lane: "main", kind, text, ...more };
}

/** Of all widths: none, one column, two; some joined from several, some that move the cursor. */
const CHARACTERS = "a1 éßжעह日語ハﾊ한，│…\t\n".split("").concat(
  ["🐡", "👩‍💻", "🇩🇪", "👍🏽", "e\u0301", "\x1b[31m"],
);

/** Any events at all: in disorder, with ends without starts, spans that cross, names in any script. */
export const anyEvents: fc.Arbitrary<TimelineEvent[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1e6, noNaN: true }),
    pid: fc.integer({ min: 1, max: 4 }),
    lane: fc.oneof(
      fc.constantFrom("main", "Process-1", "プロセス", "a\tname\nof two lines"),
      fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 50 }).map((name) => name.join("")),
    ),
    kind: fc.constantFrom("start", "end", "mark", "begin", "finish", "send", "receive"),
    text: fc.constantFrom("a", "b", ""),
    id: fc.integer({ min: 1, max: 3 }),
    channel: fc.integer({ min: 1, max: 2 }),
    lock: fc.integer({ min: -2, max: 2 }),
    code: fc.integer({ min: -9, max: 3 }),
  }, { requiredKeys: ["at", "pid", "lane", "kind", "text"] }),
  { maxLength: 40 },
);
