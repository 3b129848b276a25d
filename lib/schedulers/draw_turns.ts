import { pad } from "../timeline/columns.ts";
import { columnsOf, type DrawOptions, formatNumber, shortName, widest } from "./columns.ts";
import type { Schedule, Stretch } from "./schedule.ts";

/**
 * Draws a schedule as a Gantt chart in text, a line for each job, over one axis of time.
 *
 * ```text
 * P1 ▕████████░░░░████████████████████▏
 * P2 ▕    ░░░░████                    ▏
 *     └───────┴───┴───────────────────┘
 *     0       2   3                   8
 *     █ runs  ░ waits
 * ```
 *
 * With several queues, a digit says from which one a job runs: `0` is the top. `─` waits for a
 * device. The axis marks each moment at which a turn begins or ends, and names those for which there
 * is room. Where it can be, each unit of time is equally wide; a turn is at least one column.
 *
 * @param schedule What `simulate()` returned.
 * @param options The width.
 * @returns Lines without a line break at the end, and without colour.
 * @throws {RangeError} if the width is not an integer of 40 or more.
 *
 * @example
 * ```ts
 * import { drawTurns, fcfs, parseJobs, simulate } from "interleave/schedulers";
 * import { assertEquals } from "@std/assert";
 *
 * const schedule = simulate(fcfs(), parseJobs("0:4, 1:7"));
 * assertEquals(drawTurns(schedule, { width: 40 }).split("\n"), [
 *   "P1 ▕████████████                     ▏",
 *   "P2 ▕   ░░░░░░░░░█████████████████████▏",
 *   "    └───────────┴────────────────────┘",
 *   "    0           4                   11",
 *   "    █ runs  ░ waits",
 * ]);
 * ```
 */
export function drawTurns(schedule: Schedule, options: DrawOptions = {}): string {
  const columns = columnsOf(options);
  const names = schedule.jobs.map((job) => shortName(job.name));
  const indent = widest(names);
  const scale = scaleFor(schedule.end, columns - indent - " ▕▏".length);
  const bars = barsOf(schedule, scale);
  const margin = " ".repeat(indent + " ▕".length);
  return [
    ...names.map((name, i) => `${pad(name, indent)} ▕${bars[i]!.join("")}▏`),
    ...axis(schedule, scale).map((line) => margin + line),
    legend(bars.flat(), margin, columns),
  ].join("\n");
}

const RUNS = "█", WAITS = "░", AWAY = "─";

interface Scale {
  readonly end: number;
  readonly cells: number;
}

/** Whole columns for each unit of time if there are enough. */
function scaleFor(end: number, room: number): Scale {
  const cells = Number.isInteger(end) && end <= room ? Math.floor(room / end) * end : room;
  return { end, cells };
}

function columnOf(time: number, { end, cells }: Scale): number {
  return Math.round(time / end * cells);
}

function barsOf({ jobs, turns, io }: Schedule, scale: Scale): string[][] {
  const hasQueues = turns.some((turn) => turn.queue > 0);
  const bars = new Map(jobs.map(({ name, arrival, completion }) => {
    const bar = new Array<string>(scale.cells).fill(" ");
    paint(bar, { from: arrival, until: completion }, WAITS, scale);
    return [name, bar];
  }));
  for (const wait of io) paint(bars.get(wait.job)!, wait, AWAY, scale);
  for (const turn of turns) {
    paint(bars.get(turn.job)!, turn, hasQueues ? digit(turn.queue) : RUNS, scale);
  }
  return [...bars.values()];
}

/** Fills the columns of a stretch, at least one. */
function paint(bar: string[], { from, until }: Stretch, symbol: string, scale: Scale): void {
  const first = Math.min(columnOf(from, scale), scale.cells - 1);
  bar.fill(symbol, first, Math.max(columnOf(until, scale), first + 1));
}

function digit(queue: number): string {
  return queue < 10 ? String(queue) : "+";
}

/** A line with a mark for each moment, and one with those numbers that fit. */
function axis({ turns, end }: Schedule, scale: Scale): [string, string] {
  const marks = new Array<string>(scale.cells + 1).fill("─");
  const last = formatNumber(end);
  // The last number stands below the last mark, right-aligned, as there may be no room behind it.
  const lastAt = scale.cells + 1 - last.length;
  let numbers = "0";
  for (const time of turns.flatMap(({ from, until }) => [from, until])) {
    const column = columnOf(time, scale);
    marks[column] = "┴";
    const text = formatNumber(time);
    if (column <= numbers.length || column + text.length >= lastAt) continue;
    numbers = numbers.padEnd(column) + text;
  }
  marks[0] = "└";
  marks[scale.cells] = "┘";
  return [marks.join(""), numbers.padEnd(lastAt) + last];
}

/** What the symbols mean, of those that were drawn; below the bars if there is room. */
function legend(cells: readonly string[], margin: string, columns: number): string {
  const text = [
    cells.includes(RUNS) ? `${RUNS} runs` : "0 1 … runs, by queue",
    ...(cells.includes(WAITS) ? [`${WAITS} waits`] : []),
    ...(cells.includes(AWAY) ? [`${AWAY} I/O`] : []),
  ].join("  ");
  return text.padStart(Math.min(columns, margin.length + text.length));
}
