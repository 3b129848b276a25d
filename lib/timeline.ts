/**
 * Who did what when, in all processes of a program: record it, tell it, draw it.
 *
 * ```ts
 * import { record, say, span } from "interleave/timeline";
 *
 * using recording = record(); // this process, and all children that it starts
 * {
 *   using _span = span("work");
 *   say("works");
 * }
 * console.log(recording.gantt()); // main ▕░████████████│░░▏
 * ```
 *
 * More is recorded without a word of the program: what goes through queues and pipes between processes and
 * threads (see `messagesOf()`), who waits for a lock, a message or the like, and who holds which lock: spans
 * such as `waits for the lock "fork"`, the first 100 of each.
 *
 * A program that knows nothing of recordings can be recorded from outside: set the environment
 * variable `INTERLEAVE_TIMELINE` to a file, run it, and give the file to `readTimeline()`.
 *
 * @module
 */
export type { TimelineEvent } from "./timeline/event.ts";
export {
  endLane,
  endLaneOf,
  isRecording,
  mark,
  nameLane,
  span,
  TIMELINE_VARIABLE,
} from "./timeline/recorder.ts";
export { readTimeline, record, type Recording, type RecordOptions } from "./timeline/record.ts";
export { claim, say } from "./timeline/narrate.ts";
export { startClock } from "./timeline/clock.ts";
export { formatDuration } from "./timeline/duration.ts";
export { type Lane, type LaneEnd, lanesOf, type Mark, type Span } from "./timeline/lanes.ts";
export { type Message, type MessageEnd, messagesOf } from "./timeline/messages.ts";
export { isWait } from "./timeline/is_wait.ts";
export { gantt, type GanttOptions } from "./timeline/gantt.ts";
export { type ChromeTrace, chromeTrace, type ChromeTraceEvent } from "./timeline/chrome_trace.ts";
