import { tokenOf } from "../../../lib/explore/report/token.ts";
import type { Trace, TraceStep } from "../../../lib/explore/report/trace.ts";
import { h } from "./dom.ts";
import { type Moment, momentAfter } from "./trace_state.ts";
import { waitGraph } from "./wait_graph.ts";

/** What the page does with a schedule. */
export interface ScheduleEvents {
  /** The program whose lines the steps name. */
  readonly source: string;
  /** A line is to stand out; 0 for none. */
  onLine(line: number): void;
  /** The learner wants to see another schedule. */
  onReplay(token: string): void;
}

/** So many lines of the program are shown before and after the one that a step is at. */
const AROUND = 4;

/**
 * A failing schedule, a column for each thread and a row for each step. One walks through it, forwards
 * and backwards, sees what held at each moment, and may ask what would be if another thread had gone.
 */
export class ScheduleView {
  readonly #trace: Trace;
  readonly #events: ScheduleEvents;
  readonly #rows: readonly HTMLElement[];
  readonly #slider: HTMLInputElement;
  readonly #table = h("div", {
    class: "scroll steps-table",
    tabindex: 0,
    role: "region",
    "aria-label": "Steps",
  });
  readonly #code = h("ol", {
    class: "listing",
    tabindex: 0,
    "aria-label": "The program, where it is",
  });
  readonly #moment = h("div", { class: "moment" });
  /** How many steps have been made. */
  #at = 0;

  /** Shows a schedule in a place, at its last step. */
  constructor(place: HTMLElement, trace: Trace, events: ScheduleEvents) {
    this.#trace = trace;
    this.#events = events;
    const steps = trace.steps.length;
    this.#slider = h("input", {
      type: "range",
      min: 0,
      max: steps,
      "aria-label": "Steps made",
      oninput: () => this.#go(Number(this.#slider.value)),
    });
    this.#rows = trace.steps.map((step, n) => this.#row(step, n));
    const names = trace.threads.map((name) => h("th", { scope: "col" }, name));
    this.#table.append(
      h(
        "table",
        { class: "schedule" },
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "step"), ...names)),
        h("tbody", {}, ...this.#rows),
      ),
    );
    place.replaceChildren(
      h("h2", {}, "The schedule ", h("small", {}, headOf(trace))),
      h(
        "div",
        { class: "actions steps" },
        this.#button("«", "To the beginning", () => 0),
        this.#button("‹", "One step back", () => this.#at - 1),
        this.#slider,
        this.#button("›", "One step on", () => this.#at + 1),
        this.#button("»", "To the end", () => steps),
        this.#link(trace.replay),
      ),
      h("div", { class: "walk" }, this.#table, this.#code),
      this.#moment,
    );
    this.#go(steps);
  }

  #go(to: number): void {
    this.#at = Math.min(this.#trace.steps.length, Math.max(0, to));
    this.#slider.value = String(this.#at);
    this.#slider.setAttribute("aria-valuetext", `${this.#at} of ${this.#trace.steps.length}`);
    this.#rows.forEach((row, n) => {
      row.classList.toggle("now", n === this.#at - 1);
      row.classList.toggle("later", n >= this.#at);
    });
    const last = this.#trace.steps[this.#at - 1];
    this.#events.onLine(last?.line ?? 0);
    this.#showCode(last?.line ?? 0);
    this.#reveal(this.#rows[this.#at - 1]);
    this.#moment.replaceChildren(...this.#describe(momentAfter(this.#trace, this.#at)));
  }

  /** Moves the table, and not the page under the learner's pointer. */
  #reveal(row: HTMLElement | undefined): void {
    if (row === undefined) return;
    const { offsetTop, offsetHeight } = row;
    const { scrollTop, clientHeight } = this.#table;
    if (offsetTop < scrollTop || offsetTop + offsetHeight > scrollTop + clientHeight) {
      this.#table.scrollTop = offsetTop - clientHeight / 2;
    }
  }

  /** The line of the step, with those around it. */
  #showCode(line: number): void {
    this.#code.hidden = line === 0;
    const lines = this.#events.source.split("\n");
    const from = Math.max(1, line - AROUND);
    this.#code.start = from;
    this.#code.replaceChildren(
      ...lines.slice(from - 1, line + AROUND).map((text, n) =>
        h("li", { class: from + n === line ? "at-line" : "" }, h("code", {}, text || " "))
      ),
    );
  }

  #describe(moment: Moment): HTMLElement[] {
    const { message, kind, steps } = this.#trace;
    const isEnd = this.#at === steps.length;
    const graph = waitGraph(moment);
    const parts: HTMLElement[] = [
      h(
        "ul",
        { class: "threads" },
        ...moment.threads.map(({ name, next, canGoOn, waitsFor }) => {
          const state = next === ""
            ? "has come to its end"
            : canGoOn
            ? `next: ${next}`
            : `waits in ${next}${
              waitsFor === null ? "" : `: ${moment.holders.get(waitsFor)} has it`
            }`;
          return h("li", { class: canGoOn ? "ready" : "" }, h("strong", {}, name), ` ${state}`);
        }),
      ),
    ];
    if (graph !== undefined) parts.push(h("div", { class: "scroll" }, graph));
    if (isEnd) {
      parts.push(h("p", { class: "failed" }, `✗ ${message ?? kind.replace("-", " ")}`));
    }
    const others = this.#others();
    if (others.length > 0) parts.push(h("p", { class: "what-if" }, "What if, here, ", ...others));
    return parts;
  }

  /** Other threads that could have made the step that comes now. */
  #others(): HTMLElement[] {
    const { steps, threads, replay } = this.#trace;
    const next = steps[this.#at];
    if (next === undefined) return [];
    const [, code] = replay.split(":");
    const before = steps.slice(0, this.#at).map(({ thread }) => threads.indexOf(thread));
    return next.enabled.filter((name) => name !== next.thread).map((name) => {
      const token = tokenOf([...before, threads.indexOf(name)], code!);
      return h(
        "button",
        { type: "button", onclick: () => this.#events.onReplay(token) },
        `${name} went on?`,
      );
    });
  }

  #row({ i, thread, text, line, preempts }: TraceStep, n: number): HTMLElement {
    const place = line === 0 ? "" : ` :${line}`;
    const go = h(
      "button",
      { type: "button", class: "step", onclick: () => this.#go(n + 1) },
      `${i}${preempts === null ? "" : "*"}`,
    );
    if (preempts !== null) go.title = `${preempts} could have gone on`;
    return h(
      "tr",
      {},
      h("td", {}, go),
      ...this.#trace.threads.map((name) =>
        name === thread
          ? h("td", { class: "does" }, h("code", {}, text), h("small", {}, place))
          : h("td")
      ),
    );
  }

  #button(text: string, label: string, to: () => number): HTMLElement {
    const onclick = (): void => this.#go(to());
    return h("button", { type: "button", "aria-label": label, title: label, onclick }, text);
  }

  #link(token: string): HTMLElement {
    return h("a", { href: `#replay=${token}`, class: "token" }, token);
  }
}

function headOf({ kind, steps, preemptions }: Trace): string {
  return `${kind.replace("-", " ")} after ${steps.length} steps, ${preemptions} preemptions`;
}
