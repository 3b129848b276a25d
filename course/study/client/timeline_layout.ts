/**
 * What of a timeline lies where, before anything is drawn.
 *
 * @module
 */
import { formatDuration } from "../../../lib/timeline/duration.ts";
import type { Lane, Span } from "../../../lib/timeline/lanes.ts";
import type { Message } from "../../../lib/timeline/messages.ts";

/** What stands on a lane, or leads from one to another, and can be pointed at. */
export interface Item {
  readonly kind: "life" | "span" | "mark" | "failure" | "message";
  /** The lane, counted from 0. */
  readonly lane: number;
  /** For a message: the lane that it leads to. */
  readonly to?: number;
  /** How deep it lies inside of other spans of its lane. */
  readonly depth: number;
  readonly from: number;
  readonly until: number;
  readonly text: string;
}

/** A lane and what is on it. */
export interface LaneLayout {
  readonly name: string;
  /** How many levels of spans it has, at least 1. */
  readonly depth: number;
}

/** A stretch of time, in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** The whole timeline. */
export interface Layout extends Stretch {
  readonly lanes: readonly LaneLayout[];
  /** Earliest first. */
  readonly items: readonly Item[];
}

/** Sorts lanes, what is on them, and the messages from one to another. */
export function layOut(lanes: readonly Lane[], messages: readonly Message[] = []): Layout {
  const from = lanes.reduce((least, lane) => Math.min(least, lane.from), Infinity);
  const until = lanes.reduce((most, lane) => Math.max(most, lane.until), 0);
  const items: Item[] = [];
  const namesakes = Map.groupBy(lanes, ({ name }) => name);
  const laid = lanes.map((lane, n): LaneLayout => {
    const isAlone = namesakes.get(lane.name)!.length === 1;
    const name = isAlone ? lane.name : `${lane.name} ${lane.pid}`;
    const item = (kind: Item["kind"], { text, from: at, until }: Span, depth = 0): void => {
      items.push({ kind, lane: n, depth, from: at, until, text });
    };
    const end = lane.end?.text ?? "no end was seen";
    item("life", { from: lane.from, until: lane.until, text: `its life; ${end}` });
    const open: Span[] = [];
    let depth = 1;
    for (const span of lane.spans) {
      // The first level that is free: spans of async code may cross.
      let level = open.findIndex((other) => other.until <= span.from);
      if (level < 0) level = open.length;
      open[level] = span;
      depth = Math.max(depth, level + 1);
      item("span", span, level);
    }
    for (const { at, text } of lane.marks) item("mark", { from: at, until: at, text });
    if (lane.end?.code) {
      item("failure", { from: lane.until, until: lane.until, text: `ends: ${lane.end.text}` });
    }
    return { name, depth };
  });
  const numbers = new Map(lanes.map(({ pid, name }, n) => [`${pid} ${name}`, n]));
  for (const { text, from, to } of messages) {
    const lane = numbers.get(`${from.pid} ${from.lane}`)!;
    const receiver = numbers.get(`${to.pid} ${to.lane}`)!;
    // Who sends to itself shows nothing that could be drawn.
    if (receiver === lane) continue;
    // Clocks of two processes differ by some µs.
    const until = Math.max(from.at, to.at);
    items.push({ kind: "message", lane, to: receiver, depth: 0, from: from.at, until, text });
  }
  return { from, until, lanes: laid, items: items.sort((a, b) => a.from - b.from) };
}

/** All there is to say about an item. */
export function wordsOf({ from: zero, lanes }: Layout, item: Item): string {
  const { lane, to, text, from, until } = item;
  const at = formatDuration(from - zero), length = formatDuration(until - from);
  const who = lanes[lane]!.name;
  if (to !== undefined) {
    return `${who} → ${lanes[to]!.name} · ${text} · sent at ${at}, received after ${length}`;
  }
  const since = `${who} · ${text} · at ${at}`;
  return until > from ? `${since}, for ${length}` : since;
}
