/**
 * What a check reports from inside its process, as far as it can be believed.
 *
 * @module
 */
import { stripAnsiCode } from "@std/fmt/colors";
import { makeShared } from "./files.ts";
import type { ReportLine } from "./check_runner.ts";
import type { ClaimResult, Schedule } from "./verdict.ts";

/** What a check has reported so far. */
export interface Reported {
  /** Its claims, in order. */
  readonly names: readonly string[];
  /** The results of the first of them. */
  readonly results: readonly ClaimResult[];
  /** Whether it came to its end with every claim passed. */
  readonly isComplete: boolean;
  /** Whether there is a line that the check did not write. What follows it is not read. */
  readonly isForged: boolean;
}

/** So many claims can pass. */
const RECEIPTS = 256;
/** A report is not read beyond this: no check writes as much. */
const BYTES = 4 * 2 ** 20;
/** A longer message (the difference between two long arrays) is cut. */
const MESSAGE_LENGTH = 4000;
/** So many lines of a schedule are kept at either end: most that fail have some dozen steps. */
const TABLE_LINES = 100;
/** The steps of a longer schedule are not kept as data, in characters of JSON: a step has some 200. */
const TRACE_LENGTH = 200_000;

/** The report of one run: a file, and the receipts without which nothing in it counts as passed. */
export class Report {
  /** Where the check writes it. */
  readonly file: string;
  /** What to hand to the check, and to nobody else. */
  readonly receipts: readonly string[];

  /** Makes `file`, and receipts that nobody can guess. */
  constructor(file: string) {
    this.file = file;
    makeShared(file);
    this.receipts = Array.from({ length: RECEIPTS }, () => crypto.randomUUID());
  }

  /**
   * Reads what is there. A last line without a line break is being written just now.
   *
   * @param claims The names that it has to begin with; any if not given.
   */
  read(claims?: readonly string[]): Reported {
    const reported: Mutable<Reported> = {
      names: [],
      results: [],
      isComplete: false,
      isForged: false,
    };
    const results: ClaimResult[] = [];
    for (const text of beginningOf(this.file).split("\n").slice(0, -1)) {
      const line = parse(text);
      const proven = line !== null && "receipt" in line &&
        line.receipt === this.receipts[results.length];
      if (line?.kind === "claims" && reported.names.length === 0 && isSame(line.names, claims)) {
        reported.names = line.names;
      } else if (line?.kind === "end") {
        reported.isComplete = proven;
      } else if (line?.kind === "result" && isNext(line.result, reported, results, proven)) {
        results.push(tidy(line.result));
      } else {
        reported.isForged = true;
        break;
      }
    }
    return { ...reported, results };
  }
}

function isSame(names: readonly string[], claims: readonly string[] = names): boolean {
  return JSON.stringify(names) === JSON.stringify(claims);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A claim that passed has to prove it; after one that did not, there is no other. */
function isNext(
  { name, outcome, message }: ClaimResult,
  { names, isComplete }: Reported,
  before: readonly ClaimResult[],
  proven: boolean,
): boolean {
  return name === names[before.length] && !isComplete &&
    before.every((each) => each.outcome === "passed") &&
    (outcome === "passed"
      ? proven
      : (outcome === "failed" || outcome === "schedule-dependent") && typeof message === "string");
}

/** `null` for what is no line of a report: the learner's code can write anything. */
function parse(text: string): ReportLine | null {
  try {
    const line = JSON.parse(text);
    if (typeof line !== "object" || line === null) return null;
    const { kind, names, result } = line;
    const isLine = kind === "end" ||
      (kind === "claims" && Array.isArray(names) &&
        names.every((name) => typeof name === "string")) ||
      (kind === "result" && typeof result === "object" && result !== null &&
        typeof result.ms === "number" && isSchedule(result.schedule));
    return isLine ? line : null;
  } catch {
    return null;
  }
}

function isSchedule(schedule: unknown): boolean {
  if (schedule === undefined) return true;
  const { table, token, narrow = "", kind = "", trace = {} } = Object(schedule);
  return [table, token, narrow, kind].every((each) => typeof each === "string") &&
    typeof trace === "object" && trace !== null;
}

function beginningOf(path: string): string {
  try {
    using file = Deno.openSync(path);
    const bytes = new Uint8Array(Math.min(file.statSync().size, BYTES));
    let length = 0;
    for (let n: number | null; (n = file.readSync(bytes.subarray(length))); length += n);
    return new TextDecoder().decode(bytes.subarray(0, length));
  } catch {
    return "not a file any more\n"; // who removed it, or put a folder in its place, was not the check
  }
}

/** What a result is made of, and nothing that somebody put in beside. */
function tidy({ name, outcome, ms, message, isDeadlock, schedule }: ClaimResult): ClaimResult {
  const result = {
    name,
    outcome,
    ms,
    ...(isDeadlock === true && { isDeadlock }),
    ...(schedule && { schedule: tidySchedule(schedule) }),
  };
  if (message === undefined) return result;
  const text = stripAnsiCode(message);
  const cut = text.length - MESSAGE_LENGTH;
  if (cut <= 0) return { ...result, message: text };
  return { ...result, message: `${text.slice(0, MESSAGE_LENGTH)}\n… ${cut} characters more` };
}

function tidySchedule({ kind, table, narrow, token, trace }: Schedule): Schedule {
  return {
    ...(kind !== undefined && { kind }),
    table: shortened(table),
    ...(narrow !== undefined && { narrow: shortened(narrow) }),
    token,
    ...(trace !== undefined && JSON.stringify(trace).length <= TRACE_LENGTH && { trace }),
  };
}

/** The beginning and the end of a table. */
function shortened(table: string): string {
  const lines = stripAnsiCode(table).split("\n");
  const left = lines.length - 2 * TABLE_LINES;
  if (left <= 1) return lines.join("\n");
  const gap = `… ${left} lines left out`;
  return [...lines.slice(0, TABLE_LINES), gap, ...lines.slice(-TABLE_LINES)].join("\n");
}
