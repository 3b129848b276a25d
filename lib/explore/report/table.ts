import { displayWidth, pad, shorten } from "../../timeline/columns.ts";
import type { LeftThread, Trace, TraceStep } from "./trace.ts";

/** How to draw a schedule. */
export interface TableOptions {
  /**
   * How wide it may be, in columns, at least 40.
   *
   * @default {100}
   */
  readonly width?: number;
}

/** Narrower columns are no table any more. */
const NARROWEST = 16;
const STEP_COLUMN = 5;

interface Row {
  readonly mark: string;
  /** The number of the thread. */
  readonly thread: number;
  readonly text: string;
}

/**
 * Draws a schedule: a line a step, a column a thread, with the lines of the code. Where the width is
 * short for that, the name of the thread stands in front of the step.
 *
 * @param trace Of a report, or of `replay()`.
 * @param options How wide.
 * @returns Lines, without one at the end.
 *
 * @example
 * ```ts
 * import { explore, table } from "interleave/explore";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const module = `data:text/javascript,${encodeURIComponent(`
 *   import { program } from "interleave/explore";
 *   function both(first, second) {
 *     first.acquireSync(), second.acquireSync();
 *     second.release(), first.release();
 *   }
 *   export const abba = program({
 *     shared: (m) => ({ a: m.lock("a"), b: m.lock("b") }),
 *     threads: { T0: (s) => both(s.a, s.b), T1: (s) => both(s.b, s.a) },
 *   });
 * `)}`;
 *
 * const { failure } = await explore({ module, program: "abba" });
 * assertStringIncludes(table(failure!), "T0 waits in b.acquireSync(): T1 has it");
 * ```
 */
export function table(trace: Trace, { width = 100 }: TableOptions = {}): string {
  const rows = rowsOf(trace);
  const columns = Math.max(40, width);
  const count = trace.threads.length;
  const room = Math.floor((columns - STEP_COLUMN) / count) - 3;
  const names = trace.threads.map(displayWidth);
  const needed = Math.max(...rows.map(({ text }) => displayWidth(text)), ...names);
  const lines = room >= Math.min(needed, NARROWEST)
    ? inColumns(rows, trace.threads, Math.min(needed, room))
    : inList(rows, trace.threads, columns);
  return [headOf(trace), "", ...lines, "", ...legendOf(trace)]
    .flatMap((line) => wrap(line, columns)).join("\n");
}

function headOf({ title, kind, steps, preemptions }: Trace): string {
  return `${title}: ${kind === "ok" ? "as it should be" : kind.replace("-", " ")} after ` +
    `${counted(steps.length, "step")}, with ${counted(preemptions, "preemption")}`;
}

function rowsOf({ threads, steps, left, repeats, kind }: Trace): Row[] {
  const rows = steps.flatMap((step): Row[] => {
    const thread = threads.indexOf(step.thread);
    return [
      { mark: `${step.i}${step.preempts === null ? " " : "*"}`, thread, text: withLine(step) },
      ...(step.printed ?? []).map((text) => ({ mark: "› ", thread, text })),
    ];
  });
  if (repeats !== null) {
    const { from } = repeats;
    rows.push({ mark: "↻ ", thread: -1, text: `and so on, from step ${from}, for ever` });
  }
  if (kind !== "livelock" && kind !== "too-long") {
    for (const each of left) {
      rows.push({
        mark: each.canGoOn ? "… " : "⏸ ",
        thread: threads.indexOf(each.thread),
        text: withLine({ text: each.next, line: each.line }),
      });
    }
  }
  return rows;
}

function withLine({ text, line }: Pick<TraceStep, "text" | "line">): string {
  return line === 0 ? text : `${text}  :${line}`;
}

function inColumns(rows: readonly Row[], threads: readonly string[], width: number): string[] {
  const cells = (mark: string, text: (thread: number) => string): string =>
    `${mark.padStart(STEP_COLUMN)}│ ` +
    threads.map((_, thread) => pad(shorten(text(thread), width), width)).join(" │ ");
  return [
    cells("step ", (thread) => threads[thread]!),
    `${"─".repeat(STEP_COLUMN)}┼─${threads.map(() => "─".repeat(width)).join("─┼─")}`,
    ...rows.map(({ mark, thread, text }) =>
      thread < 0
        ? `${mark.padStart(STEP_COLUMN)}│ ${text}`
        : cells(mark, (each) => each === thread ? text : "")
    ),
  ].map((line) => line.trimEnd());
}

function inList(rows: readonly Row[], threads: readonly string[], width: number): string[] {
  const names = Math.min(8, Math.max(...threads.map(displayWidth)));
  const room = width - STEP_COLUMN - names - 4;
  return rows.map(({ mark, thread, text }) =>
    `${mark.padStart(STEP_COLUMN)}│ ${pad(shorten(threads[thread] ?? "", names), names)}  ` +
    shorten(text, room)
  );
}

function legendOf(trace: Trace): string[] {
  const { kind, message, failedThread, final, preemptions } = trace;
  const values = Object.entries(final).map(([name, value]) => `${name} = ${value}`).join(", ");
  const waits = kind === "deadlock" ? trace.left.map(waitOf) : [];
  return [
    ...waits.map((wait, index) =>
      wait + (index === waits.length - 1 && isCycle(trace) ? "  ← a cycle" : "")
    ),
    ...(message === null
      ? []
      : [`✗ ${failedThread === null ? "" : `${failedThread}: `}${message}`]),
    ...(values === "" ? [] : [`final: ${values}`]),
    ...(preemptions === 0 ? [] : ["* = interrupts a thread that could have gone on"]),
    `replay: ${trace.replay}`,
  ];
}

function waitOf({ thread, next, heldBy }: LeftThread): string {
  return `${thread} waits in ${next}${
    heldBy === null ? "" : `: ${heldBy === thread ? "it" : heldBy} has it`
  }`;
}

/** Whether the waits lead from holder to holder in a circle. */
function isCycle({ left }: Trace): boolean {
  const holderOf = new Map(left.map(({ thread, heldBy }) => [thread, heldBy]));
  return left.some(({ thread }) => {
    let next: string | null | undefined = thread;
    for (let i = 0; i < left.length; i++) {
      next = holderOf.get(next!);
      if (next === thread) return true;
      if (!next) return false;
    }
    return false;
  });
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Breaks a line of words where it is too long; tables fit already. */
function wrap(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line];
  const lines: string[] = [];
  let rest = line;
  while (displayWidth(rest) > width) {
    const space = rest.lastIndexOf(" ", width);
    const cut = space > 4 ? space : width;
    lines.push(rest.slice(0, cut));
    rest = `  ${rest.slice(cut).trimStart()}`;
  }
  return [...lines, rest];
}
