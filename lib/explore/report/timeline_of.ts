import type { TimelineEvent } from "../../timeline/event.ts";
import type { Trace, TraceStep } from "./trace.ts";

/**
 * A schedule as a timeline, on which a step takes a millisecond: each thread a lane, each step a span,
 * and a span for as long as a lock is held.
 *
 * @param trace Of a report, or of `replay()`.
 * @returns Events for `chromeTrace()` and `gantt()` of `interleave/timeline`.
 *
 * @example
 * ```ts
 * import { explore, timelineOf } from "interleave/explore";
 * import { chromeTrace } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * const module = `data:text/javascript,${encodeURIComponent(`
 *   import { program } from "interleave/explore";
 *   export const alone = program({
 *     shared: (m) => ({ lock: m.lock("lock") }),
 *     threads: { A: (s) => s.lock.release() },
 *   });
 * `)}`;
 *
 * const { failure } = await explore({ module, program: "alone" });
 * const { traceEvents } = chromeTrace(timelineOf(failure!));
 * const spans = traceEvents.filter(({ ph }) => ph === "B");
 * assertEquals(spans.map(({ name }) => name), ["A", "lock.release()"]);
 * ```
 */
export function timelineOf(trace: Trace): TimelineEvent[] {
  const { threads, steps, left, message, failedThread } = trace;
  const events: TimelineEvent[] = [];
  const add = (
    thread: string,
    at: number,
    kind: TimelineEvent["kind"],
    text: string,
    id = 0,
  ): void => void events.push({ at, pid: 1, lane: thread, kind, text, ...(id > 0 && { id }) });
  let lastId = 0;
  for (const thread of threads) add(thread, 0, "start", thread);
  for (const { thread, i, text, preempts } of steps) {
    if (preempts !== null) add(preempts, i - 1, "mark", `interrupted by ${thread}`);
    const id = ++lastId;
    add(thread, i - 1, "begin", text, id);
    add(thread, i, "finish", text, id);
  }
  for (const { thread, object, from, to } of holds(steps)) {
    const id = ++lastId;
    add(thread, from, "begin", `holds ${object}`, id);
    add(thread, to, "finish", `holds ${object}`, id);
  }
  for (const thread of threads) {
    const waits = left.find((each) => each.thread === thread);
    if (thread === failedThread) add(thread, steps.length, "mark", `✗ ${message}`);
    add(
      thread,
      steps.length,
      "end",
      waits === undefined
        ? "done"
        : `${waits.canGoOn ? "stopped before" : "waits in"} ${waits.next}`,
    );
  }
  return events.sort((a, b) => a.at - b.at);
}

interface Hold {
  readonly thread: string;
  readonly object: string;
  readonly from: number;
  readonly to: number;
}

/** From when to when locks are held. */
function holds(steps: readonly TraceStep[]): Hold[] {
  const held = new Map<string, Omit<Hold, "to"> & { depth: number }>();
  const done: Hold[] = [];
  for (const { op, object, thread, i, result } of steps) {
    if (object === null) continue;
    const known = held.get(object);
    if (takes.has(op) && result === 1) {
      held.set(object, {
        thread,
        object,
        from: known?.from ?? i - 1,
        depth: (known?.depth ?? 0) + 1,
      });
    } else if (gives.has(op) && known !== undefined) {
      known.depth--;
      if (known.depth > 0) continue;
      held.delete(object);
      done.push({ ...known, to: i });
    }
  }
  return [...done, ...[...held.values()].map((each) => ({ ...each, to: steps.length }))];
}

const takes = new Set(["acquire", "tryAcquire", "acquireAgain", "tryAcquireAgain"]);
const gives = new Set(["release", "releaseAgain"]);
