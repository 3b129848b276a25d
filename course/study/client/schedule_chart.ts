/**
 * What a scheduler made of the jobs: a Gantt chart, and the figures.
 *
 * @module
 */
import type { Schedule, Stretch } from "interleave/schedulers";
import { h, svg } from "./dom.ts";

const ROW = 30, BAR = 20, LEFT = 76, RIGHT = 12, AXIS = 26;

/** Draws who had the CPU when, who waited, and who was at a device; `width` in pixels. */
export function turnsChart(
  { jobs, turns, io, end, policy }: Schedule,
  width: number,
): SVGElement {
  const x = (at: number): number => LEFT + (at / end) * (width - LEFT - RIGHT);
  const height = jobs.length * ROW + AXIS;
  const hasQueues = turns.some(({ queue }) => queue > 0);
  const words = turns.map(({ job, from, until }) => `${job} from ${from} to ${until}`).join(", ");
  const picture = svg("svg", {
    class: "gantt",
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": `${policy}: ${words}`,
  });
  const bar = (row: number, { from, until }: Stretch, kind: string, title: string): void => {
    const wide = Math.max(1, x(until) - x(from));
    picture.append(svg("rect", {
      class: kind,
      x: x(from),
      y: row * ROW + (ROW - BAR) / 2,
      width: wide,
      height: BAR,
    }, svg("title", {}, title)));
  };
  jobs.forEach(({ name, arrival, completion }, row) => {
    const shown = name.length > 9 ? `${name.slice(0, 8)}…` : name;
    picture.append(svg("text", { x: 0, y: row * ROW + ROW / 2 + 4 }, shown));
    bar(row, { from: arrival, until: completion }, "ready", `${name} is there, and waits`);
    for (const wait of io.filter(({ job }) => job === name)) {
      bar(row, wait, "io", `${name} waits for a device from ${wait.from} to ${wait.until}`);
    }
    for (const turn of turns.filter(({ job }) => job === name)) {
      const queue = hasQueues ? `, queue ${turn.queue}` : "";
      bar(
        row,
        turn,
        `run q${Math.min(turn.queue, 3)}`,
        `${name} runs from ${turn.from} to ${turn.until}${queue}; ${turn.end}`,
      );
    }
  });
  picture.append(...axis(turns, x, height));
  return picture;
}

/** A mark at each moment at which a turn begins or ends, and its name where there is room. */
function axis(
  turns: Schedule["turns"],
  x: (at: number) => number,
  height: number,
): SVGElement[] {
  const moments = [...new Set([0, ...turns.flatMap(({ from, until }) => [from, until])])];
  let free = -Infinity;
  return moments.sort((a, b) => a - b).flatMap((at) => {
    const place = x(at);
    const tick = svg("line", { class: "tick", x1: place, x2: place, y1: 0, y2: height - AXIS + 6 });
    const word = String(Math.round(at * 1000) / 1000);
    if (place < free) return [tick];
    free = place + word.length * 8 + 10;
    return [tick, svg("text", { x: place, y: height - 4, "text-anchor": "middle" }, word)];
  });
}

/** Each job's figures, and the means of all. */
export function figuresTable({ jobs, averages, switches, use }: Schedule): HTMLElement {
  const round = (value: number): string => String(Math.round(value * 100) / 100);
  const names = ["turnaround", "waiting", "response", "slowdown"] as const;
  const row = (name: string, completion: string, figures: Record<typeof names[number], number>) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, name),
      h("td", {}, completion),
      ...names.map((each) => h("td", {}, round(figures[each]))),
    );
  const heads = ["job", "done at", ...names].map((name) => h("th", { scope: "col" }, name));
  const percent = Math.round(use * 1000) / 10;
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": "Figures" },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, ...heads)),
      h("tbody", {}, ...jobs.map((job) => row(job.name, round(job.completion), job))),
      h("tfoot", {}, row("mean", "", averages)),
    ),
    h("p", {}, `Context switches: ${switches} · CPU in use: ${percent} %`),
  );
}
