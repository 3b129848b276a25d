import { displayWidth, pad, shorten } from "./columns.ts";
import { formatDuration } from "./duration.ts";
import type { TimelineEvent } from "./event.ts";
import { isWait } from "./is_wait.ts";
import { type Lane, lanesOf } from "./lanes.ts";
import { terminalWidth } from "./terminal.ts";

/** How a chart is drawn. */
export interface GanttOptions {
  /**
   * The longest line, in columns; more than 120 draws 120.
   *
   * @default the width of the terminal; without one, `COLUMNS`, or 80
   */
  readonly width?: number | undefined;
  /**
   * How many lanes at most; the later ones are counted, not drawn.
   *
   * @default {24}
   */
  readonly maxLanes?: number | undefined;
}

const WIDEST = 120, NARROWEST = 20;

/**
 * Draws the lives of processes as text, a bar each, over one axis of time.
 *
 * ```text
 * main      ▕██░░░░░░░░░│░░░░░░░░░░░░░▏
 * Process-1 ▕  ░░░░░██████████░       ▏
 * Process-2 ▕   ░░▒▒▒████████×        ▏
 *            0                 61.2 ms
 * ```
 *
 * `█` inside a span, `▒` inside one that waits (see `isWait()`), `░` alive otherwise, blank before its
 * start and after its end; `│` a mark, `•` several in one column, `×` an end with another code than 0.
 * Begin and end are rounded to whole columns alike, so what did not overlap is not drawn as if it had,
 * unless it is shorter than a column: everything is at least one wide. Messages are left out: see
 * `messagesOf()`.
 *
 * @param events In any order.
 * @param options Width and number of lanes.
 * @returns Lines without a line break at the end, and without colour.
 * @throws {RangeError} if the width is not an integer of 20 or more, or `maxLanes` not one of 1 or more.
 *
 * @example
 * ```ts
 * import { gantt } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * const chart = gantt([
 *   { at: 0, pid: 7, lane: "main", kind: "start", text: "" },
 *   { at: 4, pid: 8, lane: "cook", kind: "begin", text: "boil" },
 *   { at: 8, pid: 8, lane: "cook", kind: "finish", text: "boil" },
 * ], { width: 23 });
 * assertEquals(
 *   chart,
 *   "main ▕░░░░░░░░░░░░░░░░▏\n" +
 *     "cook ▕        ████████▏\n" +
 *     "      0         8.0 ms",
 * );
 * ```
 */
export function gantt(events: readonly TimelineEvent[], options: GanttOptions = {}): string {
  const { width = Math.max(NARROWEST, terminalWidth()), maxLanes = 24 } = options;
  checkInteger("width", width, NARROWEST);
  checkInteger("maxLanes", maxLanes, 1);
  const lanes = lanesOf(events);
  if (lanes.length === 0) return "nothing recorded";

  const columns = Math.min(width, WIDEST);
  const zero = Math.min(...lanes.map((lane) => lane.from));
  const total = Math.max(...lanes.map((lane) => lane.until)) - zero;
  const drawn = lanes.slice(0, maxLanes);
  const labels = drawn.map((lane) => label(lane, lanes, Math.floor(columns / 3)));
  const indent = Math.max(...labels.map(displayWidth));
  const cells = columns - indent - " ▕▏".length;
  const scale: Scale = { zero, perMs: total === 0 ? 0 : cells / total, cells };

  const rows = drawn.map((lane, i) => `${pad(labels[i]!, indent)} ▕${bar(lane, scale).join("")}▏`);
  if (lanes.length > maxLanes) rows.push(`… and ${lanes.length - maxLanes} more`);
  rows.push(`${" ".repeat(indent)}  0${formatDuration(total).padStart(cells - 1)}`);
  return rows.join("\n");
}

interface Scale {
  readonly zero: number;
  readonly perMs: number;
  readonly cells: number;
}

function bar(lane: Lane, scale: Scale): string[] {
  const bar = new Array<string>(scale.cells).fill(" ");
  const last = paint(bar, lane, "░", scale);
  for (const span of lane.spans) paint(bar, span, isWait(span.text) ? "▒" : "█", scale);
  const marked = new Set<number>();
  for (const { at } of lane.marks) {
    const i = Math.min(Math.floor((at - scale.zero) * scale.perMs), last);
    bar[i] = marked.has(i) ? "•" : "│";
    marked.add(i);
  }
  if (lane.end?.code) bar[last] = "×";
  return bar;
}

/** Fills the columns of a stretch, at least one; returns the last. */
function paint(
  bar: string[],
  { from, until }: { from: number; until: number },
  symbol: string,
  { zero, perMs, cells }: Scale,
): number {
  const first = Math.min(Math.round((from - zero) * perMs), cells - 1);
  const end = Math.max(Math.round((until - zero) * perMs), first + 1);
  bar.fill(symbol, first, end);
  return end - 1;
}

/** The name, with the pid where another lane has the same, shortened in the middle. */
function label(lane: Lane, lanes: readonly Lane[], columns: number): string {
  const name = lane.name.replaceAll(UNSEEN, "");
  const namesakes = lanes.filter((other) => other.name === lane.name);
  const pid = namesakes.length > 1 ? ` ${lane.pid}` : "";
  return shorten(name, columns - pid.length) + pid;
}

/** Line breaks, escape codes, and what only changes or joins the characters around it. */
const UNSEEN = /[\p{Other}\p{Emoji_Modifier}\ufe0f]/gu;

function checkInteger(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new RangeError(
    `Cannot draw the chart: ${name} is ${value}; give an integer of ${least} or more`,
  );
}
