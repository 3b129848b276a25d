import { svg } from "./dom.ts";
import type { Moment } from "./trace_state.ts";

const ROW = 44, BOX = 30, WIDE = 150, GAP = 130;

/**
 * Draws who has which lock and who waits for which: threads on the left, locks on the right; a full
 * arrow from a lock to who has it, a dashed one from a thread to what it waits for.
 *
 * @returns `undefined` while nobody has a lock.
 */
export function waitGraph({ threads, holders, cycle }: Moment): SVGElement | undefined {
  const locks = [...holders.keys()].sort();
  if (locks.length === 0) return undefined;
  const height = Math.max(threads.length, locks.length) * ROW + 10;
  const width = 2 * WIDE + GAP + 4;
  const y = (n: number): number => n * ROW + ROW / 2;
  const words = [
    ...[...holders].map(([lock, thread]) => `${thread} has ${lock}`),
    ...threads.filter(({ waitsFor }) => waitsFor !== null)
      .map(({ name, waitsFor }) => `${name} waits for ${waitsFor}`),
    ...(cycle.length > 0 ? [`a cycle: ${[...cycle, cycle[0]].join(" → ")}`] : []),
  ].join("; ");
  const picture = svg("svg", {
    class: "waits",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    "aria-label": words,
  }, heads());
  threads.forEach(({ name }, n) =>
    picture.append(box(2, y(n), name, "thread", cycle.includes(name)))
  );
  locks.forEach((lock, n) => picture.append(box(2 + WIDE + GAP, y(n), lock, "lock", false)));
  const [left, right] = [2 + WIDE, 2 + WIDE + GAP];
  threads.forEach(({ name, waitsFor }, n) => {
    locks.forEach((lock, m) => {
      const inCycle = cycle.includes(name) ? " cycle" : "";
      if (holders.get(lock) === name) {
        picture.append(arrow(right, y(m) - 5, left + 6, y(n) - 5, `has${inCycle}`));
      }
      if (waitsFor === lock) {
        picture.append(arrow(left, y(n) + 5, right - 6, y(m) + 5, `wants${inCycle}`));
      }
    });
  });
  return picture;
}

function heads(): SVGElement {
  const path = svg("path", { d: "M0 0 L6 3 L0 6 Z", class: "head" });
  return svg(
    "defs",
    {},
    svg("marker", {
      id: "head",
      markerWidth: 7,
      markerHeight: 7,
      refX: 4,
      refY: 3,
      orient: "auto",
    }, path),
  );
}

function box(x: number, y: number, name: string, kind: string, inCycle: boolean): SVGElement {
  const shown = name.length > 16 ? `${name.slice(0, 15)}…` : name;
  return svg(
    "g",
    { class: `${kind}${inCycle ? " cycle" : ""}` },
    svg("rect", { x, y: y - BOX / 2, width: WIDE, height: BOX, rx: kind === "thread" ? 15 : 3 }),
    svg("text", { x: x + WIDE / 2, y: y + 4, "text-anchor": "middle" }, shown),
  );
}

function arrow(x1: number, y1: number, x2: number, y2: number, kind: string): SVGElement {
  return svg("line", { x1, y1, x2, y2, class: kind, "marker-end": "url(#head)" });
}
