import { chromeTrace } from "../../../lib/timeline/chrome_trace.ts";
import { formatDuration } from "../../../lib/timeline/duration.ts";
import type { TimelineEvent } from "../../../lib/timeline/event.ts";
import { lanesOf } from "../../../lib/timeline/lanes.ts";
import { messagesOf } from "../../../lib/timeline/messages.ts";
import { h } from "./dom.ts";
import { download } from "./download.ts";
import { drawTimeline } from "./draw_timeline.ts";
import { type Item, type Layout, layOut, type Stretch, wordsOf } from "./timeline_layout.ts";
import { AXIS, type Places, topsOf } from "./timeline_places.ts";
import { moved, showing, zoomed } from "./timeline_zoom.ts";

const HELP =
  "Point at the chart, or use the arrow keys in it. + and − zoom, as the wheel does with " +
  "Ctrl; drag, or Shift and the arrow keys, to move; 0 shows all.";
/** The names that are read aloud; nobody would listen to hundreds. */
const NAMED = 20;

/**
 * A timeline that draws itself while its events arrive. What lies under the pointer, or is chosen with
 * the arrow keys, is told in words below.
 *
 * Only what can be seen is drawn: the canvas stays where it is while its lanes are scrolled.
 */
export class TimelineView {
  readonly #place: HTMLElement;
  readonly #canvas = h("canvas", { tabindex: 0, role: "img" });
  /** As high as all lanes. */
  readonly #lanes = h("div", {}, this.#canvas);
  readonly #chart = h("div", { class: "chart" }, this.#lanes);
  readonly #words = h("p", { class: "words", "aria-live": "polite" }, HELP);
  readonly #name: string;
  #events: TimelineEvent[] = [];
  /** Of all events so far, once it is wanted. */
  #layout: Layout | undefined;
  #tops: readonly number[] = [];
  #places: Places | undefined;
  /** What is shown of it; all if nothing was said. */
  #shown: Stretch | undefined;
  #chosen: Item | undefined;
  #frame = 0;

  /** Draws into `place`, which shows itself with the first event. */
  constructor(place: HTMLElement, name: string) {
    this.#place = place;
    this.#name = name;
    this.#canvas.addEventListener("pointerdown", ({ pointerId }) => {
      this.#canvas.setPointerCapture(pointerId);
    });
    this.#canvas.addEventListener("pointermove", (event) => this.#point(event));
    this.#canvas.addEventListener("wheel", (event) => this.#turn(event));
    this.#canvas.addEventListener("keydown", (event) => this.#press(event));
    this.#chart.addEventListener("scroll", () => this.#plan());
    new ResizeObserver(() => this.#plan()).observe(place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#plan());
  }

  /** More has happened. */
  add(events: readonly TimelineEvent[]): void {
    // Not by `push(...)`, which has no room for as many arguments.
    for (const event of events) this.#events.push(event);
    this.#layout = undefined;
    this.#show();
  }

  /** All that has happened: a live reading may have missed some. */
  replace(events: readonly TimelineEvent[]): void {
    this.#events = [...events];
    this.#layout = this.#chosen = undefined;
    this.#show();
  }

  /** Nothing more comes: draws at once, and offers the recording. */
  finish(): void {
    if (this.#events.length === 0) return;
    this.#draw();
    this.#place.append(
      h("button", {
        type: "button",
        class: "small",
        onclick: () => this.#save(),
      }, "Save as Chrome trace"),
    );
  }

  #show(): void {
    if (this.#place.hidden) {
      this.#place.hidden = false;
      this.#place.append(this.#chart, this.#words);
    }
    this.#plan();
  }

  #plan(): void {
    this.#frame ||= requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = 0;
    if (this.#events.length === 0 || this.#place.hidden) return;
    const started = performance.now();
    const layout = this.#layout ??= this.#layOut();
    this.#places = drawTimeline(this.#canvas, {
      layout,
      tops: this.#tops,
      shown: this.#shown ?? layout,
      scroll: this.#chart.scrollTop,
      width: this.#chart.clientWidth,
      height: this.#chart.clientHeight,
      chosen: this.#chosen,
    });
    this.#canvas.dataset.ms = (performance.now() - started).toFixed(1);
  }

  #layOut(): Layout {
    const layout = layOut(lanesOf(this.#events), messagesOf(this.#events));
    this.#tops = topsOf(layout);
    this.#lanes.style.height = `${this.#tops.at(-1)! + AXIS}px`;
    const names = layout.lanes.slice(0, NAMED).map(({ name }) => name).join(", ");
    const more = layout.lanes.length - NAMED;
    this.#canvas.setAttribute(
      "aria-label",
      `Timeline over ${formatDuration(layout.until - layout.from)}, lanes: ${names}` +
        (more > 0 ? `, and ${more} more` : ""),
    );
    this.#canvas.dataset.lanes = String(layout.lanes.length);
    return layout;
  }

  #point({ buttons, offsetX, offsetY, movementX, movementY }: PointerEvent): void {
    if (buttons === 0) return this.#choose(this.#places?.at(offsetX, offsetY));
    this.#chart.scrollTop -= movementY;
    this.#move(-movementX);
  }

  #turn(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault(); // the browser would zoom the page
    this.#zoom(2 ** (event.deltaY / 200), this.#places?.timeAt(event.offsetX));
  }

  #press(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (by !== undefined && shiftKey) this.#move(by * this.#canvas.clientWidth / 8);
    else if (by !== undefined) this.#step(by);
    else if (key === "+" || key === "=") this.#zoom(1 / 2, this.#chosen?.from);
    else if (key === "-") this.#zoom(2, this.#chosen?.from);
    else if (key === "0") this.#look((_, all) => all);
    else return;
    event.preventDefault();
  }

  /** Around a moment if that can be seen, or else around the middle. */
  #zoom(factor: number, at = NaN): void {
    this.#look((shown, all) => {
      const { from, until } = shown;
      return zoomed(shown, all, factor, at >= from && at <= until ? at : (from + until) / 2);
    });
  }

  #move(pixels: number): void {
    const places = this.#places;
    if (places === undefined) return;
    this.#look((shown, all) => moved(shown, all, places.timeAt(pixels) - places.timeAt(0)));
  }

  #look(to: (shown: Stretch, all: Stretch) => Stretch): void {
    const all = this.#layout;
    if (all === undefined) return;
    const shown = to(this.#shown ?? all, all);
    // All of it stays all of it, also when more happens.
    this.#shown = shown === all ? undefined : shown;
    this.#plan();
  }

  #step(by: number): void {
    const { items = [] } = this.#layout ?? {};
    const index = this.#chosen === undefined ? -1 : items.indexOf(this.#chosen);
    const item = items[Math.min(items.length - 1, Math.max(0, index + by))];
    if (item === undefined) return;
    this.#choose(item);
    this.#look((shown, all) => showing(shown, all, item.from));
    const top = this.#tops[item.lane]!, height = this.#chart.clientHeight - AXIS;
    const { scrollTop } = this.#chart;
    if (top < scrollTop || top > scrollTop + height) this.#chart.scrollTop = top - height / 2;
  }

  #choose(item: Item | undefined): void {
    // Without a layout more has happened, and is about to be drawn.
    if (item === this.#chosen || this.#layout === undefined) return;
    this.#chosen = item;
    if (item !== undefined) this.#words.textContent = wordsOf(this.#layout, item);
    this.#plan();
  }

  #save(): void {
    download(`${this.#name}.trace.json`, JSON.stringify(chromeTrace(this.#events)));
  }
}
