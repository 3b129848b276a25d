import type { TimelineEvent } from "./event.ts";

/** A stretch of time inside a lane; times as in `TimelineEvent`. */
export interface Span {
  /** What was done meanwhile. */
  readonly text: string;
  /** When it began. */
  readonly from: number;
  /** When it finished, or the lane's end if the process never got so far. */
  readonly until: number;
}

/** An instant inside a lane. */
export interface Mark {
  /** What happened. */
  readonly text: string;
  /** When. */
  readonly at: number;
}

/** How a process ended. */
export interface LaneEnd {
  /** In words: `"SIGKILL"`. */
  readonly text: string;
  /** The exit code, or −n after signal n; absent if nobody told. */
  readonly code?: number | undefined;
}

/** The life of one process or thread: what charts are drawn from. */
export interface Lane {
  /** The process; threads of one process share it. */
  readonly pid: number;
  /** What it is called; not unique. */
  readonly name: string;
  /** Its start, or its first event if it told of no start. */
  readonly from: number;
  /** Its end, or the last moment of the whole timeline if it lives on. */
  readonly until: number;
  /** In the order in which they began. */
  readonly spans: readonly Span[];
  /** Earliest first. */
  readonly marks: readonly Mark[];
  /** Absent while it lives, and if nobody saw its end. */
  readonly end?: LaneEnd;
}

interface Draft extends Lane {
  until: number;
  endedAt?: number;
  end?: LaneEnd;
  readonly spans: DraftSpan[];
  readonly marks: Mark[];
}

interface DraftSpan extends Span {
  until: number;
  readonly id?: number | undefined;
  isOpen: boolean;
}

/**
 * Sorts events into lanes, one for each process or thread, in the order of first appearance.
 *
 * A span that never finished ends with its lane. Of several words on a lane's end the first tells
 * when (a parent may collect a child late), the last tells how. The first lane of a pid is the
 * process itself: its end ends the other lanes of that pid. The holding of a lock ends where the lock is
 * given back, whoever does that.
 *
 * @param events In any order.
 *
 * @example
 * ```ts
 * import { lanesOf } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * const [lane] = lanesOf([
 *   { at: 0, pid: 7, lane: "cook", kind: "begin", text: "boil" },
 *   { at: 5, pid: 7, lane: "cook", kind: "end", text: "SIGKILL", code: -9 },
 * ]);
 * assertEquals(lane?.spans[0]?.until, 5);
 * ```
 */
export function lanesOf(events: readonly TimelineEvent[]): Lane[] {
  const sorted = events.toSorted((a, b) => a.at - b.at);
  const lanes = new Map<string, Draft>();
  const processes = new Map<number, Draft>();
  const holds: Holds = new Map();
  for (const event of sorted) {
    const key = `${event.pid} ${event.lane}`;
    // A parent may not know what its child called itself.
    let lane = lanes.get(key) ?? (event.kind === "end" ? processes.get(event.pid) : undefined);
    if (lane === undefined) {
      lane = newLane(event);
      lanes.set(key, lane);
      if (!processes.has(event.pid)) processes.set(event.pid, lane);
    }
    add(lane, event, holds);
  }
  const last = sorted.at(-1)?.at ?? 0;
  for (const lane of lanes.values()) {
    const end = lane.endedAt ?? processes.get(lane.pid)?.endedAt ?? last;
    lane.until = Math.max(lane.until, end);
    for (const span of lane.spans) {
      if (span.isOpen || span.until > lane.until) span.until = lane.until;
    }
  }
  return [...lanes.values()];
}

function newLane({ pid, lane, at }: TimelineEvent): Draft {
  return { pid, name: lane, from: at, until: at, spans: [], marks: [] };
}

/** Locks that are held, each with the span of its holder. */
type Holds = Map<string, DraftSpan>;

function add(lane: Draft, event: TimelineEvent, holds: Holds): void {
  const { kind, text, at, code, id, lock } = event;
  if (kind === "end") {
    lane.endedAt ??= at;
    lane.end = { text, code: code ?? lane.end?.code };
    return;
  }
  lane.until = at;
  if (kind === "mark") lane.marks.push({ text, at });
  if (kind === "begin") {
    const span = { text, from: at, until: at, id, isOpen: true };
    lane.spans.push(span);
    if (lock !== undefined) holds.set(keyOf(lock, event), span);
  }
  if (kind === "finish") {
    // Not found: the span was begun by the parent before a fork, or before the recording.
    const span = lock !== undefined
      ? holds.get(keyOf(lock, event))
      : lane.spans.findLast((span) =>
        span.isOpen && span.id === id && (id !== undefined || span.text === text)
      );
    if (span?.isOpen) Object.assign(span, { until: at, isOpen: false });
  }
}

/** Locks between threads have numbers of their own in each process. */
function keyOf(lock: number, { pid }: TimelineEvent): string {
  return lock < 0 ? `${pid} ${lock}` : `${lock}`;
}
