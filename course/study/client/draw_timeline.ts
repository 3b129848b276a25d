import { formatDuration } from "../../../lib/timeline/duration.ts";
import type { Item, Layout, Stretch } from "./timeline_layout.ts";
import { AXIS, LEVEL, Places } from "./timeline_places.ts";
import { type TimelineColors, timelineColors } from "./timeline_colors.ts";

const FONT = "12px system-ui, sans-serif";
/** What is left free on the right. */
const MARGIN = 10;
/** How long the head of an arrow is, and how wide to each side. */
const HEAD = 7, WING = 3.5;

/** What to draw. */
export interface Scene {
  readonly layout: Layout;
  /** Where the lanes lie: see `topsOf()`. */
  readonly tops: readonly number[];
  /** The stretch of time that is to be seen. */
  readonly shown: Stretch;
  /** How far down the lanes begin that are to be seen, in pixels. */
  readonly scroll: number;
  /** Of the picture, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly chosen: Item | undefined;
}

/** Draws a section of a timeline; it takes some milliseconds for 20 000 events. */
export function drawTimeline(canvas: HTMLCanvasElement, scene: Scene): Places {
  const { layout, tops, shown, scroll, width, height, chosen } = scene;
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.height = `${height}px`;
  const pen = canvas.getContext("2d")!;
  pen.scale(ratio, ratio);
  pen.font = FONT;
  pen.textBaseline = "middle";
  const names = layout.lanes.map(({ name }) => shorten(name));
  const widest = names.reduce((most, name) => Math.max(most, pen.measureText(name).width), 0);
  const left = 12 + widest, right = width - MARGIN;
  const places = new Places(layout, tops, {
    shown,
    left,
    right,
    top: scroll,
    height: height - AXIS,
  });
  const colors = timelineColors(canvas);

  pen.save();
  clip(pen, 0, 0, width, height - AXIS);
  pen.fillStyle = colors.ink;
  names.forEach((name, n) => {
    if (places.shows(n)) pen.fillText(name, 0, places.top(n) + places.tall(n) / 2);
  });
  clip(pen, left - 1, 0, right - left + 3, height - AXIS);
  const seen = layout.items.filter((item) => places.hasInView(item));
  drawBars(pen, seen, places, colors);
  drawArrows(pen, seen.filter(({ kind }) => kind === "message"), places, colors.message);
  if (chosen !== undefined) outline(pen, chosen, places, colors.ink);
  pen.restore();
  drawAxis(pen, layout, places, colors.quiet);
  return places;
}

/** Lives lie below spans, and these below marks, whatever came first. */
function drawBars(
  pen: CanvasRenderingContext2D,
  items: readonly Item[],
  places: Places,
  colors: TimelineColors,
): void {
  const { left, right } = places.section;
  for (const { kind, lane, from, until } of items) {
    if (kind !== "life") continue;
    const start = Math.max(left, places.x(from)), end = Math.min(right, places.x(until));
    pen.fillStyle = colors.life;
    pen.fillRect(start, places.top(lane), Math.max(1, end - start), places.tall(lane));
  }
  for (const { kind, lane, depth, from, until, text } of items) {
    if (kind !== "span") continue;
    const start = Math.max(left, places.x(from)), end = Math.min(right, places.x(until));
    const wide = Math.max(1, end - start - 0.5), top = places.top(lane) + depth * LEVEL;
    pen.fillStyle = colors.ofSpan(text);
    pen.fillRect(start, top + 1, wide, LEVEL - 2);
    if (wide < 30) continue;
    pen.save();
    clip(pen, start, top, wide - 3, LEVEL);
    pen.fillStyle = colors.onSpan;
    pen.fillText(text, start + 4, top + LEVEL / 2);
    pen.restore();
  }
  const last = new Map<number, number>();
  for (const { kind, lane, from, text } of items) {
    if (kind !== "mark" && kind !== "failure") continue;
    const place = Math.round(places.x(from) * 2) / 2;
    // Thousands of marks fall on the same pixel: one is enough.
    if (kind === "mark" && last.get(lane) === place) continue;
    last.set(lane, place);
    const isBad = kind === "failure" || text.startsWith("✗");
    pen.fillStyle = isBad ? colors.bad : colors.ink;
    pen.fillRect(place - 1, places.top(lane) - 3, isBad ? 3 : 2, places.tall(lane) + 6);
  }
}

/** All of them as one path: there may be thousands. */
function drawArrows(
  pen: CanvasRenderingContext2D,
  messages: readonly Item[],
  places: Places,
  color: string,
): void {
  pen.strokeStyle = pen.fillStyle = color;
  pen.lineWidth = 1.25;
  pen.beginPath();
  const heads = new Path2D();
  for (const message of messages) {
    const [x1, y1, x2, y2] = places.arrow(message);
    const length = Math.hypot(x2 - x1, y2 - y1) || 1;
    const ux = (x2 - x1) / length, uy = (y2 - y1) / length;
    const baseX = x2 - HEAD * ux, baseY = y2 - HEAD * uy;
    pen.moveTo(x1, y1);
    pen.lineTo(baseX, baseY);
    heads.moveTo(x2, y2);
    heads.lineTo(baseX - WING * uy, baseY + WING * ux);
    heads.lineTo(baseX + WING * uy, baseY - WING * ux);
    heads.closePath();
  }
  pen.stroke();
  pen.fill(heads);
}

function drawAxis(
  pen: CanvasRenderingContext2D,
  { from }: Layout,
  { section: { shown, left, right, height } }: Places,
  color: string,
): void {
  pen.fillStyle = color;
  pen.fillRect(left, height + 2, right - left, 1);
  const isAll = shown.from === from;
  pen.fillText(isAll ? "0" : formatDuration(shown.from - from), left, height + 14);
  const end = (isAll ? "" : "+ ") + formatDuration(shown.until - shown.from);
  pen.fillText(end, right - pen.measureText(end).width, height + 14);
}

function outline(
  pen: CanvasRenderingContext2D,
  item: Item,
  places: Places,
  color: string,
): void {
  const { kind, lane, depth, from, until } = item;
  pen.strokeStyle = color;
  pen.lineWidth = 2;
  if (kind === "message") {
    const [x1, y1, x2, y2] = places.arrow(item);
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    return pen.stroke();
  }
  const isSpan = kind === "span";
  const top = places.top(lane) + (isSpan ? depth * LEVEL : 0);
  const tall = isSpan ? LEVEL : places.tall(lane);
  const wide = Math.max(3, places.x(until) - places.x(from));
  pen.strokeRect(places.x(from) - 2, top - 2, wide + 4, tall + 4);
}

function clip(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
}

function shorten(name: string): string {
  return name.length > 18 ? `${name.slice(0, 10)}…${name.slice(-7)}` : name;
}
