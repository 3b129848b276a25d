import { formatDuration } from "../../../lib/timeline/duration.ts";
import type { Item, Layout } from "./timeline_layout.ts";

/** A timeline that has been drawn. */
export interface Picture {
  /** Everything that can be pointed at, earliest first. */
  readonly items: readonly Item[];
  /** What lies at a place of the canvas. */
  at(x: number, y: number): Item | undefined;
}

const LEVEL = 16, GAP = 10, AXIS = 22, FONT = "12px system-ui, sans-serif";
/** How far from a mark one may point and still mean it, in pixels. */
const NEAR = 4;

/** Draws a timeline as wide as `width` pixels; it takes some milliseconds for 20 000 events. */
export function drawTimeline(
  canvas: HTMLCanvasElement,
  layout: Layout,
  width: number,
  chosen: Item | undefined,
): Picture {
  const tops = topsOf(layout);
  const height = tops.at(-1)! + AXIS;
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.height = `${height}px`;
  const pen = canvas.getContext("2d")!;
  pen.scale(ratio, ratio);
  pen.font = FONT;
  const names = layout.lanes.map(({ name }) => shorten(name));
  const left = 12 + Math.max(...names.map((name) => pen.measureText(name).width));
  const perMs = (width - left - 10) / Math.max(layout.until - layout.from, 1e-6);
  const x = (at: number): number => left + (at - layout.from) * perMs;
  const colors = colorsOf(canvas);

  pen.textBaseline = "middle";
  names.forEach((name, n) => {
    pen.fillStyle = colors.ink;
    pen.fillText(name, 0, tops[n]! + layout.lanes[n]!.depth * LEVEL / 2);
  });
  drawItems(pen, layout, tops, x, colors);
  drawAxis(pen, layout, { left, width, top: height - AXIS }, colors);
  if (chosen !== undefined) outline(pen, layout, chosen, tops, x, colors);
  return {
    items: layout.items,
    at: (px, py) => itemAt(layout, tops, x, px, py),
  };
}

function drawItems(
  pen: CanvasRenderingContext2D,
  { lanes, items }: Layout,
  tops: readonly number[],
  x: (at: number) => number,
  colors: Colors,
): void {
  // Lives lie below spans, and these below marks, whatever came first.
  for (const { kind, lane, from, until } of items) {
    if (kind !== "life") continue;
    pen.fillStyle = colors.life;
    pen.fillRect(x(from), tops[lane]!, Math.max(1, x(until) - x(from)), lanes[lane]!.depth * LEVEL);
  }
  const colorOfText = colorsByText(colors);
  for (const { kind, lane, depth, from, until, text } of items) {
    if (kind !== "span") continue;
    const wide = Math.max(1, x(until) - x(from) - 0.5);
    pen.fillStyle = colorOfText(text);
    pen.fillRect(x(from), tops[lane]! + depth * LEVEL + 1, wide, LEVEL - 2);
    if (wide < 30) continue;
    pen.fillStyle = colors.onSpan;
    pen.save();
    pen.beginPath();
    pen.rect(x(from), tops[lane]!, wide - 3, lanes[lane]!.depth * LEVEL);
    pen.clip();
    pen.fillText(text, x(from) + 4, tops[lane]! + (depth + 0.5) * LEVEL);
    pen.restore();
  }
  const last = new Map<number, number>();
  for (const { kind, lane, from, text } of items) {
    if (kind !== "mark" && kind !== "failure") continue;
    const place = Math.round(x(from) * 2) / 2;
    // Thousands of marks fall on the same pixel: one is enough.
    if (kind === "mark" && last.get(lane) === place) continue;
    last.set(lane, place);
    const tall = lanes[lane]!.depth * LEVEL;
    const isBad = kind === "failure" || text.startsWith("✗");
    pen.fillStyle = isBad ? colors.bad : colors.mark;
    pen.fillRect(place - 1, tops[lane]! - 3, isBad ? 3 : 2, tall + 6);
  }
}

function drawAxis(
  pen: CanvasRenderingContext2D,
  { from, until }: Layout,
  { left, width, top }: { left: number; width: number; top: number },
  colors: Colors,
): void {
  pen.fillStyle = colors.quiet;
  pen.fillRect(left, top + 2, width - left - 10, 1);
  pen.fillText("0", left, top + 14);
  const end = formatDuration(until - from);
  pen.fillText(end, width - 10 - pen.measureText(end).width, top + 14);
}

function outline(
  pen: CanvasRenderingContext2D,
  { lanes }: Layout,
  { kind, lane, depth, from, until }: Item,
  tops: readonly number[],
  x: (at: number) => number,
  colors: Colors,
): void {
  const isSpan = kind === "span";
  const top = tops[lane]! + (isSpan ? depth * LEVEL : 0);
  const tall = isSpan ? LEVEL : lanes[lane]!.depth * LEVEL;
  pen.strokeStyle = colors.ink;
  pen.lineWidth = 2;
  pen.strokeRect(x(from) - 2, top - 2, Math.max(3, x(until) - x(from)) + 4, tall + 4);
}

/** The mark that is near, or the innermost span, or the lane's life. */
function itemAt(
  { items, lanes }: Layout,
  tops: readonly number[],
  x: (at: number) => number,
  px: number,
  py: number,
): Item | undefined {
  const lane = lanes.findIndex(({ depth }, n) =>
    py >= tops[n]! - 4 && py < tops[n]! + depth * LEVEL + 4
  );
  const level = lane < 0 ? -1 : Math.floor((py - tops[lane]!) / LEVEL);
  let best: Item | undefined;
  for (const item of items) {
    if (item.lane !== lane || x(item.from) > px + NEAR) continue;
    const isMark = item.kind === "mark" || item.kind === "failure";
    if (isMark && Math.abs(x(item.from) - px) <= NEAR) best = item;
    if (best?.kind === "mark" || best?.kind === "failure") continue;
    if (isMark || Math.max(x(item.until), x(item.from) + 1) < px) continue;
    if (item.kind === "life") best ??= item;
    else if (item.depth === level) best = item;
  }
  return best;
}

/** Where each lane begins, and where the last one ends. */
function topsOf({ lanes }: Layout): number[] {
  const tops = [GAP];
  for (const { depth } of lanes) tops.push(tops.at(-1)! + depth * LEVEL + GAP);
  return tops;
}

interface Colors {
  readonly ink: string;
  readonly quiet: string;
  readonly life: string;
  readonly mark: string;
  readonly bad: string;
  readonly waits: string;
  readonly holds: string;
  readonly onSpan: string;
  readonly spans: readonly string[];
}

/** The colours of the style sheet as they are now. */
function colorsOf(canvas: HTMLCanvasElement): Colors {
  const style = getComputedStyle(canvas);
  // `light-dark()` is resolved in a property that is a colour, and in no other.
  const get = (name: string): string => {
    canvas.style.caretColor = `var(--${name})`;
    return style.caretColor;
  };
  return {
    ink: get("ink"),
    quiet: get("quiet"),
    life: get("life"),
    mark: get("ink"),
    bad: get("bad"),
    waits: get("waits"),
    holds: get("holds"),
    onSpan: get("on-span"),
    spans: ["span-1", "span-2", "span-3", "span-4"].map(get),
  };
}

/** The colours of texts that have been seen: there are many spans, and few texts. */
function colorsByText(colors: Colors): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let color = known.get(text);
    if (color === undefined) known.set(text, color = colorOf(text, colors));
    return color;
  };
}

/** Waiting and holding look the same everywhere; the rest is told apart by its words. */
function colorOf(text: string, colors: Colors): string {
  if (/\bwait/i.test(text)) return colors.waits;
  if (/\bhold|\block/i.test(text)) return colors.holds;
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) >>> 0;
  return colors.spans[sum % colors.spans.length]!;
}

function shorten(name: string): string {
  return name.length > 18 ? `${name.slice(0, 10)}…${name.slice(-7)}` : name;
}
