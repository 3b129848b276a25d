import { UnsupportedError } from "../errors.ts";

/**
 * The state letter of a process: `R` runs or could run, `S` sleeps until something happens, `D` sleeps
 * and cannot be disturbed, `T` was stopped by a signal, `t` by a debugger, `Z` has ended and was not
 * waited for (a zombie), `X` is being removed, `I` is an idle thread of the kernel.
 */
export type ProcessState = "R" | "S" | "D" | "T" | "t" | "Z" | "X" | "I";

/** What the system says of a process at one moment. */
export interface ProcessStatus {
  /** Its number. */
  readonly pid: number;
  /** The pid of its parent; changes when the parent ends first. */
  readonly ppid: number;
  /** Its process group. */
  readonly pgid: number;
  /** Its session. */
  readonly sid: number;
  /** The first 15 characters of the program's file name, unless it chose another. */
  readonly name: string;
  /** What it does at this moment. */
  readonly state: ProcessState;
  /**
   * The column STAT of `ps`: the state letter, then `<` raised or `N` lowered priority, `L` memory
   * locked, `s` leads a session, `l` has several threads, `+` belongs to the terminal's foreground.
   * For `L` the system is asked a second time, when this is read.
   */
  readonly stat: string;
  /** −20 (goes first) to 19 (goes last). */
  readonly nice: number;
  /** How many threads it has. */
  readonly threads: number;
  /** Processor time used in its own code, in milliseconds, in steps of 10. */
  readonly userMs: number;
  /** Processor time that the kernel used for it, in milliseconds, in steps of 10. */
  readonly systemMs: number;
  /** Memory in use, in bytes. */
  readonly residentBytes: number;
  /** Ticks (10 ms) from the start of the system to its start; with the pid it names a process for ever. */
  readonly startTicks: number;
}

const TICK_MS = 10;
const PAGE_BYTES = 4096;

/**
 * Reads what the system keeps about a process: its state letter, parent, priority, times, memory.
 *
 * Never waits. A zombie still has a status; a process that was waited for has none.
 *
 * @param pid The process; this one if not given.
 * @returns Its status, or `null` if there is no such process.
 * @throws {UnsupportedError} without `/proc` (it is Linux's), or without permission to read it (`-A`).
 *
 * @example
 * ```ts
 * import { processStatus } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(processStatus()?.pid, Deno.pid);
 * ```
 */
export function processStatus(pid: number | "self" = "self"): ProcessStatus | null {
  const stat = readProc(`${pid}/stat`);
  if (stat === null) return null;
  // The name stands in parentheses and may itself hold spaces and parentheses: cut at the last one.
  const open = stat.indexOf("(");
  const close = stat.lastIndexOf(")");
  const fields = stat.slice(close + 2).trimEnd().split(" ");
  // Field 3 of proc_pid_stat(5) is fields[0].
  const number = (field: number): number => Number(fields[field - 3]);
  const status = {
    pid: Number(stat.slice(0, open - 1)),
    ppid: number(4),
    pgid: number(5),
    sid: number(6),
    name: stat.slice(open + 1, close),
    state: fields[0] as ProcessState,
    nice: number(19),
    threads: number(20),
    userMs: number(14) * TICK_MS,
    systemMs: number(15) * TICK_MS,
    residentBytes: number(24) * PAGE_BYTES,
    startTicks: number(22),
  };
  const foreground = number(8);
  return {
    ...status,
    get stat(): string {
      return statColumn(status, foreground);
    },
  };
}

/**
 * The pids of all processes that this program can see, zombies included.
 *
 * @returns Pids in ascending order, as of now.
 * @throws {UnsupportedError} without `/proc`, or without permission to read it.
 *
 * @example
 * ```ts
 * import { allProcesses } from "interleave/system";
 * import { assert } from "@std/assert";
 *
 * assert(allProcesses().includes(Deno.pid));
 * ```
 */
export function allProcesses(): number[] {
  const pids: number[] = [];
  try {
    for (const entry of Deno.readDirSync("/proc")) {
      const pid = Number(entry.name);
      if (Number.isInteger(pid)) pids.push(pid);
    }
  } catch (error) {
    throw unreadable(error);
  }
  return pids.sort((a, b) => a - b);
}

/** A file below `/proc` as text, or `null` if the process it belongs to is gone. */
export function readProc(path: string): string | null {
  try {
    return Deno.readTextFileSync(`/proc/${path}`);
  } catch (error) {
    if (isGone(error) && Deno.build.os === "linux") return null;
    throw unreadable(error);
  }
}

function isGone(error: unknown): boolean {
  // ESRCH: the process ended between open and read.
  return error instanceof Deno.errors.NotFound ||
    (error instanceof Error && error.message.includes("os error 3)"));
}

function unreadable(error: unknown): Error {
  if (error instanceof Deno.errors.NotCapable) {
    return new UnsupportedError(
      "Cannot read /proc: this program may not; run it with -A (Deno asks for all permissions here)",
      { cause: error },
    );
  }
  if (Deno.build.os !== "linux") {
    return new UnsupportedError(
      `Cannot read the state of processes on ${Deno.build.os}: it relies on /proc, which only Linux has`,
      { cause: error },
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}

function statColumn(
  status: Pick<ProcessStatus, "pid" | "pgid" | "sid" | "state" | "nice" | "threads">,
  foreground: number,
): string {
  let column: string = status.state;
  if (status.nice < 0) column += "<";
  if (status.nice > 0) column += "N";
  if (hasLockedMemory(status.pid)) column += "L";
  if (status.sid === status.pid) column += "s";
  if (status.threads > 1) column += "l";
  if (foreground === status.pgid) column += "+";
  return column;
}

function hasLockedMemory(pid: number): boolean {
  const locked = readProc(`${pid}/status`)?.match(/^VmLck:\s+(\d+)/m)?.[1];
  return locked !== undefined && Number(locked) > 0;
}
