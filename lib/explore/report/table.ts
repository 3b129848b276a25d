import { displayWidth, pad, shorten } from "../../timeline/columns.ts";
import type { LeftThread, Trace } from "./trace.ts";

/** How to draw a schedule. */
export interface TableOptions {
  /**
   * How wide it may be, in columns, at least 32.
   *
   * @default {100}
   */
  readonly width?: number;
}

const STEP_COLUMN = 5;
/** Where there is less room, lines are longer than the screen. */
const NARROWEST = 32;

interface Row {
  readonly mark: string;
  /** The number of the thread. */
  readonly thread: number;
  readonly text: string;
  /** The line of the code, as `:12`; empty if unknown. */
  readonly line: string;
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
  const columns = Math.max(NARROWEST, width);
  const lines = inColumns(rows.map(withLine), trace.threads, columns, false) ??
    inColumns(rows, trace.threads, columns, true) ??
    inList(rows.map(withLine), trace.threads, columns);
  return [headOf(trace), "", ...lines, "", ...legendOf(trace)]
    .flatMap((line) => wrap(line, columns)).join("\n");
}

function headOf({ title, kind, steps, preemptions }: Trace): string {
  return `${title}: ${kind === "ok" ? "as it should be" : kind.replace("-", " ")} after ` +
    `${counted(steps.length, "step")}, with ${counted(preemptions, "preemption")}`;
}

function rowsOf({ threads, steps, left, repeats }: Trace): Row[] {
  const rows = steps.flatMap(({ i, thread, text, line, preempts, printed = [] }): Row[] => {
    const column = threads.indexOf(thread);
    return [
      { mark: `${i}${preempts === null ? " " : "*"}`, thread: column, text, line: lineText(line) },
      ...printed.map((text) => ({ mark: "› ", thread: column, text, line: "" })),
    ];
  });
  if (repeats !== null) {
    const text = `and so on, from step ${repeats.from}, for ever`;
    return [...rows, { mark: "↻ ", thread: -1, text, line: "" }];
  }
  return rows.concat(left.map(({ thread, next, line, canGoOn }) => ({
    mark: canGoOn ? "… " : "⏸ ",
    thread: threads.indexOf(thread),
    text: next,
    line: lineText(line),
  })));
}

function lineText(line: number): string {
  return line === 0 ? "" : `:${line}`;
}

function withLine(row: Row): Row {
  return row.line === "" ? row : { ...row, text: `${row.text}  ${row.line}` };
}

/** A column a thread, and one for the lines of the code if asked for; `undefined` if it is too wide. */
function inColumns(
  rows: readonly Row[],
  threads: readonly string[],
  columns: number,
  withLines: boolean,
): string[] | undefined {
  const last = withLines ? Math.max(...rows.map(({ line }) => line.length)) + 3 : 0;
  const widths = threads.map((name, thread) =>
    Math.max(
      displayWidth(name),
      ...rows.map((row) => row.thread === thread ? displayWidth(row.text) : 0),
    )
  );
  const total = widths.reduce((sum, each) => sum + each + 3, STEP_COLUMN + last - 1);
  if (total > columns) return undefined;
  const cells = (mark: string, text: (thread: number) => string, line: string): string =>
    `${mark.padStart(STEP_COLUMN)}│ ` +
    widths.map((each, thread) => pad(text(thread), each)).join(" │ ") +
    (withLines ? ` │ ${line}` : "");
  const rules = [...widths, ...(withLines ? [last - 2] : [])].map((each) => "─".repeat(each));
  return [
    cells("step ", (thread) => threads[thread]!, ""),
    `${"─".repeat(STEP_COLUMN)}┼─${rules.join("─┼─")}`,
    ...rows.map(({ mark, thread, text, line }) =>
      thread < 0
        ? `${mark.padStart(STEP_COLUMN)}│ ${text}`
        : cells(mark, (each) => each === thread ? text : "", line)
    ),
  ].map((line) => line.trimEnd());
}

/** The name of the thread in front of each step, and a staircase in the place of columns. */
function inList(rows: readonly Row[], threads: readonly string[], columns: number): string[] {
  const names = Math.min(8, Math.max(...threads.map(displayWidth)));
  return rows.map(({ mark, thread, text }) => {
    const head = `${mark.padStart(STEP_COLUMN)}│ ${
      pad(shorten(threads[thread] ?? "", names), names)
    }`;
    const indented = `${"  ".repeat(Math.max(0, thread))}  ${text}`;
    return (head + shorten(indented, columns - displayWidth(head))).trimEnd();
  });
}

function legendOf(trace: Trace): string[] {
  const { kind, message, failedThread, final, preemptions, steps } = trace;
  const values = Object.entries(final).map(([name, value]) => `${name} = ${value}`).join(", ");
  const line = steps.find(({ line }) => line > 0)?.line;
  const waits = kind === "deadlock" ? trace.left.map((each) => waitOf(each, trace.left)) : [];
  return [
    ...waits.map((wait, index) =>
      wait + (index === waits.length - 1 && isCycle(trace) ? "  ← a cycle" : "")
    ),
    ...(message === null
      ? []
      : [`✗ ${failedThread === null ? "" : `${failedThread}: `}${message}`]),
    ...(values === "" ? [] : [`final: ${values}`]),
    ...(preemptions === 0 ? [] : ["* = interrupts a thread that could have gone on"]),
    ...(line === undefined ? [] : [`:${line} = line ${line} of the code`]),
    `replay: ${trace.replay}`,
  ];
}

function waitOf({ thread, next, heldBy }: LeftThread, left: readonly LeftThread[]): string {
  const waits = `${thread} waits in ${next}`;
  if (heldBy === null) return waits;
  if (heldBy === thread) return `${waits}: it has it`;
  const ended = left.every((other) => other.thread !== heldBy);
  return `${waits}: ${heldBy} has it${ended ? ", and has ended" : ""}`;
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
