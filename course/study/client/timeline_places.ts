import type { Item, Layout, Stretch } from "./timeline_layout.ts";

/** How high a level of spans is, in pixels, and what is left free between two lanes. */
export const LEVEL = 16, GAP = 10;
/** How high the axis is, in pixels. */
export const AXIS = 22;
/** How far from a mark or an arrow one may point and still mean it, in pixels. */
const NEAR = 4;

/** What of a timeline is to be seen, and where: from `left` to `right`, below `top`, in pixels. */
export interface Section {
  readonly shown: Stretch;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

/** Where each lane begins, and where the last one ends, in pixels. */
export function topsOf({ lanes }: Pick<Layout, "lanes">): number[] {
  const tops = [GAP];
  for (const { depth } of lanes) tops.push(tops.at(-1)! + depth * LEVEL + GAP);
  return tops;
}

/** Where everything of a timeline lies in a picture of a section of it, in pixels. */
export class Places {
  readonly section: Section;
  readonly #layout: Layout;
  readonly #tops: readonly number[];
  readonly #perMs: number;

  /** Of a timeline whose lanes lie as `topsOf()` says. */
  constructor(layout: Layout, tops: readonly number[], section: Section) {
    const { left, right, shown } = section;
    this.section = section;
    this.#layout = layout;
    this.#tops = tops;
    this.#perMs = (right - left) / Math.max(shown.until - shown.from, 1e-6);
  }

  /** Where a moment lies. */
  x(at: number): number {
    return this.section.left + (at - this.section.shown.from) * this.#perMs;
  }

  /** The moment that lies there. */
  timeAt(x: number): number {
    return this.section.shown.from + (x - this.section.left) / this.#perMs;
  }

  /** Where a lane begins. */
  top(lane: number): number {
    return this.#tops[lane]! - this.section.top;
  }

  /** How high a lane is. */
  tall(lane: number): number {
    return this.#layout.lanes[lane]!.depth * LEVEL;
  }

  /** Where a message begins and ends: in the middle of the two lanes. */
  arrow({ lane, to = lane, from, until }: Item): [x1: number, y1: number, x2: number, y2: number] {
    const middle = (n: number): number => this.top(n) + this.tall(n) / 2;
    return [this.x(from), middle(lane), this.x(until), middle(to)];
  }

  /** Whether a lane can be seen, at least in part. */
  shows(lane: number): boolean {
    const top = this.top(lane);
    return top < this.section.height && top + this.tall(lane) > 0;
  }

  /** Whether an item can be seen, at least in part. */
  hasInView({ lane, to = lane, from, until }: Item): boolean {
    const { shown, height } = this.section;
    if (until < shown.from || from > shown.until) return false;
    const [first, last] = lane < to ? [lane, to] : [to, lane];
    return this.top(first) < height && this.top(last) + this.tall(last) > 0;
  }

  /** The mark that is near, or an arrow, or the innermost span, or the lane's life. */
  at(px: number, py: number): Item | undefined {
    let best: Item | undefined;
    let rank = 0;
    for (const item of this.#layout.items) {
      const found = this.#rankAt(item, px, py);
      if (found > 0 && found >= rank) [best, rank] = [item, found];
    }
    return best;
  }

  /** How much an item is meant by who points there; 0 if it is not. */
  #rankAt(item: Item, px: number, py: number): number {
    const { kind, lane, depth, from, until } = item;
    if (kind === "message") return distance(this.arrow(item), px, py) <= NEAR ? 3 : 0;
    const top = this.top(lane);
    if (py < top - NEAR || py >= top + this.tall(lane) + NEAR) return 0;
    if (kind === "mark" || kind === "failure") return Math.abs(this.x(from) - px) <= NEAR ? 4 : 0;
    const start = this.x(from);
    if (px < start - NEAR || px > Math.max(this.x(until), start + 1)) return 0;
    if (kind === "life") return 1;
    return depth === Math.floor((py - top) / LEVEL) ? 2 : 0;
  }
}

/** From a point to the nearest one of a line between two others. */
function distance(
  [x1, y1, x2, y2]: [number, number, number, number],
  px: number,
  py: number,
): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = ((px - x1) * dx + (py - y1) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(px - x1 - share * dx, py - y1 - share * dy);
}
