import { chromeTrace } from "../../../lib/timeline/chrome_trace.ts";
import { formatDuration } from "../../../lib/timeline/duration.ts";
import type { TimelineEvent } from "../../../lib/timeline/event.ts";
import { lanesOf } from "../../../lib/timeline/lanes.ts";
import { h } from "./dom.ts";
import { download } from "./download.ts";
import { drawTimeline, type Picture } from "./draw_timeline.ts";
import { type Item, type Layout, layOut, wordsOf } from "./timeline_layout.ts";

/**
 * A timeline that draws itself while its events arrive. What lies under the pointer, or is chosen with
 * the arrow keys, is told in words below.
 */
export class TimelineView {
  readonly #place: HTMLElement;
  readonly #canvas = h("canvas", { tabindex: 0, role: "img" });
  readonly #words = h("p", { class: "words", "aria-live": "polite" });
  readonly #name: string;
  #events: TimelineEvent[] = [];
  /** Of all events so far, once it is wanted. */
  #layout: Layout | undefined;
  #picture: Picture | undefined;
  #chosen: Item | undefined;
  #frame = 0;

  /** Draws into `place`, which shows itself with the first event. */
  constructor(place: HTMLElement, name: string) {
    this.#place = place;
    this.#name = name;
    this.#canvas.addEventListener("pointermove", (event) => this.#point(event));
    this.#canvas.addEventListener("keydown", (event) => this.#step(event));
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
    this.#layout = undefined;
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
      this.#place.append(this.#canvas, this.#words);
      this.#words.textContent = "Point at the chart, or use the arrow keys in it.";
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
    const layout = this.#layout ??= layOut(lanesOf(this.#events));
    this.#picture = drawTimeline(this.#canvas, layout, this.#place.clientWidth, this.#chosen);
    const lanes = layout.lanes.map(({ name }) => name).join(", ");
    this.#canvas.setAttribute(
      "aria-label",
      `Timeline over ${formatDuration(layout.until - layout.from)}, lanes: ${lanes}`,
    );
    this.#canvas.dataset.lanes = String(layout.lanes.length);
    this.#canvas.dataset.ms = (performance.now() - started).toFixed(1);
  }

  #point({ offsetX, offsetY }: PointerEvent): void {
    this.#choose(this.#picture?.at(offsetX, offsetY));
  }

  #step(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined || this.#picture === undefined) return;
    event.preventDefault();
    const { items } = this.#picture;
    const index = this.#chosen === undefined ? -1 : items.indexOf(this.#chosen);
    this.#choose(items[Math.min(items.length - 1, Math.max(0, index + by))]);
  }

  #choose(item: Item | undefined): void {
    if (item === this.#chosen) return;
    this.#chosen = item;
    if (item !== undefined) this.#words.textContent = wordsOf(this.#layout!, item);
    this.#plan();
  }

  #save(): void {
    download(`${this.#name}.trace.json`, JSON.stringify(chromeTrace(this.#events)));
  }
}
