/**
 * What of a timeline lies where, before anything is drawn.
 *
 * @module
 */
import { formatDuration } from "../../../lib/timeline/duration.ts";
import type { Lane, Span } from "../../../lib/timeline/lanes.ts";

/** What stands on a lane and can be pointed at. */
export interface Item {
  readonly kind: "life" | "span" | "mark" | "failure";
  /** The lane, counted from 0. */
  readonly lane: number;
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

/** The whole timeline, in milliseconds. */
export interface Layout {
  readonly from: number;
  readonly until: number;
  readonly lanes: readonly LaneLayout[];
  /** Earliest first. */
  readonly items: readonly Item[];
}

/** A picture with more lanes is higher than a canvas can be. */
const MOST_LANES = 200;

/** Sorts lanes, the first 200 of them, and what is on them. */
export function layOut(all: readonly Lane[]): Layout {
  const lanes = all.slice(0, MOST_LANES);
  const from = lanes.reduce((least, lane) => Math.min(least, lane.from), Infinity);
  const until = lanes.reduce((most, lane) => Math.max(most, lane.until), 0);
  const items: Item[] = [];
  const laid = lanes.map((lane, n): LaneLayout => {
    const name = nameOf(lane, lanes);
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
  return { from, until, lanes: laid, items: items.sort((a, b) => a.from - b.from) };
}

/** All there is to say about an item. */
export function wordsOf({ from: zero, lanes }: Layout, { lane, text, from, until }: Item): string {
  const since = `${lanes[lane]!.name} · ${text} · at ${formatDuration(from - zero)}`;
  return until > from ? `${since}, for ${formatDuration(until - from)}` : since;
}

/** The name, with the pid where another lane has the same. */
function nameOf(lane: Lane, lanes: readonly Lane[]): string {
  const isAlone = lanes.filter(({ name }) => name === lane.name).length === 1;
  return isAlone ? lane.name : `${lane.name} ${lane.pid}`;
}
