import type { TimelineEvent } from "./event.ts";
import { type Lane, lanesOf, type Span } from "./lanes.ts";
import { messagesOf } from "./messages.ts";

/**
 * One entry of a Chrome trace: `B`egin and `E`nd of a slice, `i`nstant, `M`etadata, `s`tart and `f`inish
 * of a flow.
 */
export interface ChromeTraceEvent {
  /** The phase: which of the six it is. */
  readonly ph: "B" | "E" | "i" | "M" | "s" | "f";
  /** Of the slice, instant or flow; of the property for `M`. */
  readonly name: string;
  /** The process: the group of tracks. */
  readonly pid: number;
  /** The track. */
  readonly tid: number;
  /** Microseconds since the first event. */
  readonly ts: number;
  /** For `i`: how far the instant reaches; `t` is its own track. */
  readonly s?: "t";
  /** For `s` and `f`: flows of one category and id belong together. */
  readonly cat?: string;
  /** For `s` and `f`: which two belong together. Hexadecimal: Perfetto draws no arrow for other text. */
  readonly id?: string;
  /** For `f`: the arrow points to the slice around it, and not to the next one. */
  readonly bp?: "e";
  /** Shown with the selected slice; the value for `M`. */
  readonly args?: Readonly<Record<string, string | number>>;
}

/** The JSON object format of a Chrome trace. */
export interface ChromeTrace {
  /** Track by track; in each, earliest first. */
  readonly traceEvents: readonly ChromeTraceEvent[];
  /** How a viewer shows times; `ts` is in microseconds all the same. */
  readonly displayTimeUnit: "ms";
}

/**
 * Writes a timeline in the form that Perfetto (ui.perfetto.dev) and `chrome://tracing` open.
 *
 * A process is a group of tracks, a lane a track. The outermost slice of a track is the lane's life,
 * with its end in `args`; spans lie inside. Slices of one track must nest: a span that crosses
 * another goes to a further track of the same lane, and one that never finished ends with its lane.
 * A message is a flow: an arrow from the slice in which it was sent to the one in which it was received.
 *
 * @param events In any order.
 * @returns An object to write with `JSON.stringify()`.
 *
 * Source: "Trace Event Format", Google (2016), duration events, metadata and flow events.
 *
 * @example
 * ```ts
 * import { chromeTrace } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * const { traceEvents } = chromeTrace([
 *   { at: 1, pid: 7, lane: "cook", kind: "begin", text: "boil" },
 *   { at: 3, pid: 7, lane: "cook", kind: "finish", text: "boil" },
 * ]);
 * assertEquals(traceEvents.findLast((event) => event.ph === "E")?.ts, 2000);
 * ```
 */
export function chromeTrace(events: readonly TimelineEvent[]): ChromeTrace {
  const lanes = lanesOf(events);
  const zero = lanes.reduce((least, lane) => Math.min(least, lane.from), Infinity);
  const named = new Set<number>();
  /** The first track of each lane. */
  const homes = new Map<string, Track>();
  // The main thread of a process has its pid as thread id; the other tracks get unused numbers.
  let nextTid = lanes.reduce((most, lane) => Math.max(most, lane.pid), 0) + 1;
  const tracks = lanes.flatMap((lane, order) =>
    tracksOf(lane).map((slices, n) => {
      const { pid } = lane;
      const isProcess = !named.has(pid);
      named.add(pid);
      const track = new Track(pid, isProcess ? pid : nextTid++, zero);
      if (isProcess) {
        track.tell("process_name", { name: lane.name });
        track.tell("process_sort_index", { sort_index: order });
      }
      track.tell("thread_name", { name: n === 0 ? lane.name : `${lane.name} (${n + 1})` });
      track.addSlices(slices);
      if (n === 0) {
        for (const mark of lane.marks) track.add("i", mark.text, mark.at, { s: "t" });
        homes.set(`${pid} ${lane.name}`, track);
      }
      return track;
    })
  );
  for (const { text, channel, id, from, to } of messagesOf(events)) {
    const flow = { cat: "message", id: hexadecimal(channel) + hexadecimal(id) };
    // Clocks of two processes differ by some µs, and no viewer draws an arrow back in time.
    const sent = Math.min(from.at, to.at - TICK);
    homes.get(`${from.pid} ${from.lane}`)!.add("s", text, sent, flow);
    homes.get(`${to.pid} ${to.lane}`)!.add("f", text, to.at, { ...flow, bp: "e" });
  }
  for (const track of tracks) track.close();
  return { traceEvents: tracks.flatMap((track) => track.events), displayTimeUnit: "ms" };
}

/**
 * The shortest time that is told apart, in milliseconds: what is left of the fraction in a number as
 * large as the time since 1970.
 */
const TICK = 0.0001;

/** A number of up to 32 bits. */
function hexadecimal(number: number): string {
  return number.toString(16).padStart(8, "0");
}

interface Slice extends Span {
  readonly args?: ChromeTraceEvent["args"];
}

/** Deals the slices of a lane out to as few tracks as nesting allows; the first has its life. */
function tracksOf(lane: Lane): Slice[][] {
  const { name, from, until, end } = lane;
  const life: Slice = { text: name, from, until, ...(end && { args: { end: end.text } }) };
  const tracks: { slices: Slice[]; open: Slice[] }[] = [];
  for (const slice of [life, ...lane.spans]) {
    let track = tracks.find(({ open }) => {
      dropFinished(open, slice.from);
      return open.length === 0 || open.at(-1)!.until >= slice.until;
    });
    if (track === undefined) tracks.push(track = { slices: [], open: [] });
    track.slices.push(slice);
    track.open.push(slice);
  }
  return tracks.map((track) => track.slices);
}

/** Takes off the stack what is over at `time`, innermost first, and returns it. */
function dropFinished(open: Slice[], time: number): Slice[] {
  const finished: Slice[] = [];
  while (open.length > 0 && open.at(-1)!.until <= time) finished.push(open.pop()!);
  return finished;
}

class Track {
  readonly events: ChromeTraceEvent[] = [];
  /** Slices that have begun and not ended, innermost last. */
  readonly #open: Slice[] = [];
  readonly #ids: { pid: number; tid: number };
  readonly #zero: number;

  constructor(pid: number, tid: number, zero: number) {
    this.#ids = { pid, tid };
    this.#zero = zero;
  }

  tell(name: string, args: ChromeTraceEvent["args"]): void {
    this.events.push({ ph: "M", name, ...this.#ids, ts: 0, args: args! });
  }

  add(
    ph: Exclude<ChromeTraceEvent["ph"], "M">,
    name: string,
    at: number,
    more: Partial<ChromeTraceEvent> = {},
  ): void {
    const ts = Math.round((at - this.#zero) / TICK) / 10;
    this.events.push({ ph, name, ...this.#ids, ts, ...more });
  }

  /** Each `E` comes before what follows it and after what it encloses, also at equal times. */
  addSlices(slices: readonly Slice[]): void {
    for (const slice of slices) {
      this.#endUntil(slice.from);
      this.add("B", slice.text, slice.from, slice.args && { args: slice.args });
      this.#open.push(slice);
    }
  }

  /** Ends what is open, the lane's life with it: after all that happened in it, also at equal times. */
  close(): void {
    this.#endUntil(Infinity);
  }

  #endUntil(time: number): void {
    for (const slice of dropFinished(this.#open, time)) this.add("E", slice.text, slice.until);
  }
}
