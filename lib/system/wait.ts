import { TimeoutError } from "../errors.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import { ECHILD, EINTR, errno, libc, systemError } from "./libc.ts";
import { endLaneOf } from "../timeline/recorder.ts";
import { pollExit, untilChildChanges } from "./child_events.ts";
import { takeLane } from "./fork.ts";
import { childrenOf } from "./process_tree.ts";
import { signalName } from "./signal_names.ts";

/** Option of `waitpid()`: look, and come back at once when nothing has happened. */
export const WNOHANG = 1;
/** Option of `waitpid()`: report a child that was stopped, too. */
export const WUNTRACED = 2;
/** Option of `waitpid()`: report a stopped child that goes on, too. */
export const WCONTINUED = Deno.build.os === "linux" ? 8 : 16;

/** What a child used while it lived. */
export interface ResourceUsage {
  /** Processor time in its own code, in milliseconds. */
  readonly userMs: number;
  /** Processor time that the kernel spent for it, in milliseconds. */
  readonly systemMs: number;
  /** The most memory it had at once, in bytes. */
  readonly maxResidentBytes: number;
  /** How often it gave up the processor itself, to wait. */
  readonly voluntarySwitches: number;
  /** How often the processor was taken from it. */
  readonly involuntarySwitches: number;
}

/** What `wait()` and `waitpid()` report of a child. */
export interface WaitResult {
  /** The child; 0 when `WNOHANG` was given and nothing has happened yet. */
  readonly pid: number;
  /** The status word of the system, 16 bits; see `waitStatusToExitCode()`. */
  readonly status: number;
  /** 0 to 255 if it ended by itself, −N if signal N killed it, `null` if it has not ended. */
  readonly exitCode: number | null;
  /** The signal that killed or stopped it, else `null`. */
  readonly signal: Deno.Signal | null;
  /** How it came that the wait ended. */
  readonly how: "exited" | "killed" | "stopped" | "continued" | "nothing yet";
  /** All zero until the child has ended. */
  readonly usage: ResourceUsage;
}

/**
 * Waits for any child to end, and takes it off the system's list.
 *
 * The same as `waitpid(-1, 0)`. Waits without blocking the thread; children are reported as the
 * system hands them out, in no stated order; aborting or timing out takes no child.
 *
 * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
 * @returns Which child, and how it ended.
 * @throws {SystemError} `ECHILD` if there is no child to wait for.
 * @throws {TimeoutError} when the time is up.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { wait } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * const child = new Deno.Command("sh", { args: ["-c", "exit 3"] }).spawn();
 * const { pid, exitCode } = await wait();
 * assertEquals([pid, exitCode], [child.pid, 3]);
 * await child.status.catch(() => {}); // it was waited for already
 * ```
 */
export function wait(options?: WaitOptions): Promise<WaitResult> {
  return waitpid(-1, 0, options);
}

/**
 * Waits for any child to end and blocks the thread meanwhile: the same as `waitpidSync(-1, 0)`.
 *
 * @param options `timeout` in milliseconds (for ever if not given).
 * @returns Which child, and how it ended.
 * @throws {SystemError} `ECHILD` if there is no child to wait for.
 * @throws {TimeoutError} when the time is up.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 */
export function waitSync(options?: SyncWaitOptions): WaitResult {
  return waitpidSync(-1, 0, options);
}

/**
 * Waits for one child (or any) to end, without blocking the thread.
 *
 * It wakes when the system says that a child changed (`SIGCHLD`) and then looks, so that no change is
 * missed. Aborting or timing out takes no child.
 *
 * @param pid The child; −1 for any child, 0 for any of the caller's group, −n for any of group n.
 * @param flags `WNOHANG`, `WUNTRACED`, `WCONTINUED`, joined by `|`; 0 if not given.
 * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
 * @returns Which child, and what became of it.
 * @throws {SystemError} `ECHILD` if there is no such child.
 * @throws {TimeoutError} when the time is up.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example Polling
 * ```ts
 * import { kill, waitpid, WNOHANG } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * const child = new Deno.Command("sleep", { args: ["10"] }).spawn();
 * assertEquals((await waitpid(child.pid, WNOHANG)).pid, 0); // still there
 * kill(child.pid, "SIGKILL");
 * assertEquals((await waitpid(child.pid)).exitCode, -9);
 * await child.status.catch(() => {}); // it was waited for already
 * ```
 */
export async function waitpid(
  pid: number,
  flags = 0,
  options: WaitOptions = {},
): Promise<WaitResult> {
  checkPid(pid);
  const deadline = deadlineOf(options);
  options.signal?.throwIfAborted();
  if ((flags & WNOHANG) !== 0) return reap(pid, flags);
  const changes = untilChildChanges(deadline, options.signal);
  try {
    // The listener is on before the first look: a child that ends between the two is not missed.
    for (;;) {
      const result = reap(pid, flags | WNOHANG);
      if (result.pid !== 0) return result;
      if (await changes.next() === "timeout") throw timeout(pid, options);
    }
  } finally {
    changes.close();
  }
}

/**
 * Waits for one child (or any) to end and blocks the thread meanwhile.
 *
 * @param pid The child; −1 for any child, 0 for any of the caller's group, −n for any of group n.
 * @param flags `WNOHANG`, `WUNTRACED`, `WCONTINUED`, joined by `|`; 0 if not given.
 * @param options `timeout` in milliseconds (for ever if not given); with one, only ends are waited for.
 * @returns Which child, and what became of it.
 * @throws {SystemError} `ECHILD` if there is no such child.
 * @throws {TimeoutError} when the time is up.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { waitpidSync } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * const child = new Deno.Command("sh", { args: ["-c", "kill -KILL $$"] }).spawn();
 * assertEquals(waitpidSync(child.pid).signal, "SIGKILL");
 * await child.status.catch(() => {}); // it was waited for already
 * ```
 */
export function waitpidSync(pid: number, flags = 0, options: SyncWaitOptions = {}): WaitResult {
  checkPid(pid);
  const deadline = deadlineOf(options);
  if (deadline === Infinity || (flags & WNOHANG) !== 0) return reap(pid, flags);
  for (;;) {
    const result = reap(pid, flags | WNOHANG);
    if (result.pid !== 0) return result;
    const left = deadline - performance.now();
    if (left <= 0) throw timeout(pid, options);
    pollExit(pid > 0 ? [pid] : childrenOf().map((child) => child.pid), left);
  }
}

/**
 * What a status word says of how a child ended.
 *
 * @param status The word that `wait()` reported.
 * @returns 0 to 255 if the child ended by itself, −N if signal N killed it.
 * @throws {TypeError} if the status is no integer.
 * @throws {RangeError} if the child was only stopped, or goes on: that is no exit code.
 *
 * @example
 * ```ts
 * import { waitStatusToExitCode } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(waitStatusToExitCode(23 << 8), 23);
 * assertEquals(waitStatusToExitCode(9), -9);
 * ```
 */
export function waitStatusToExitCode(status: number): number {
  if (!Number.isInteger(status)) {
    throw new TypeError(`Cannot read wait status ${String(status)}: give the integer of wait()`);
  }
  const { exitCode, how, signal } = decode(status);
  if (exitCode === null) {
    const what = how === "stopped" ? `stopped by ${signal}` : "going on again";
    throw new RangeError(`Cannot give an exit code: the child has not ended, it is ${what}`);
  }
  return exitCode;
}

const statusCell = new Int32Array(1);
const statusBytes = new Uint8Array(statusCell.buffer);
/** `struct rusage`: two `timeval`s (4 × int64), then 14 × int64. */
const usageCell = new BigInt64Array(18);
const usageBytes = new Uint8Array(usageCell.buffer);
const NO_USAGE: ResourceUsage = {
  userMs: 0,
  systemMs: 0,
  maxResidentBytes: 0,
  voluntarySwitches: 0,
  involuntarySwitches: 0,
};

/** How the latest children ended that this program itself has taken off the list. */
const reaped = new Map<number, number>();

/**
 * How a child ended that somebody has waited for with `wait()` or `waitpid()`.
 *
 * `Process` asks this when the system says that its child is gone already.
 *
 * @returns Its exit code, −N if signal N killed it.
 */
export function reapedExitCode(pid: number): number | undefined {
  return reaped.get(pid);
}

const REMEMBERED = 1024;

function reap(pid: number, flags: number): WaitResult {
  const call = pid === -1 ? "wait for a child" : `wait for child ${pid}`;
  const { wait4 } = libc(call);
  for (;;) {
    const got = wait4(pid, statusBytes, flags, usageBytes);
    if (got === -1) {
      const code = errno();
      if (code === EINTR) continue;
      throw systemError(code === ECHILD ? `${call}: there is none` : call, code);
    }
    if (got === 0) {
      return { ...decode(0), pid: 0, exitCode: null, how: "nothing yet", usage: NO_USAGE };
    }
    const decoded = decode(statusCell[0]!);
    if (decoded.exitCode === null) return { ...decoded, pid: got, usage: NO_USAGE };
    const usage = readUsage();
    remember(got, decoded.exitCode);
    const lane = takeLane(got);
    if (lane !== undefined) {
      endLaneOf(got, lane, decoded.signal ?? `exit code ${decoded.exitCode}`, decoded.exitCode);
    }
    return { ...decoded, pid: got, usage };
  }
}

function remember(pid: number, exitCode: number): void {
  reaped.set(pid, exitCode);
  if (reaped.size > REMEMBERED) reaped.delete(reaped.keys().next().value!);
}

function readUsage(): ResourceUsage {
  const ms = (at: number): number =>
    Number(usageCell[at]!) * 1000 + Number(usageCell[at + 1]!) / 1000;
  const unit = Deno.build.os === "darwin" ? 1 : 1024;
  return {
    userMs: ms(0),
    systemMs: ms(2),
    maxResidentBytes: Number(usageCell[4]!) * unit,
    voluntarySwitches: Number(usageCell[16]!),
    involuntarySwitches: Number(usageCell[17]!),
  };
}

/** The layout of the word is wait(2)'s: low 7 bits the signal, 0x7f for stopped, 0xffff for continued. */
function decode(status: number): Omit<WaitResult, "pid" | "usage"> {
  const signal = status & 0x7f;
  if ((status & 0xffff) === 0xffff) {
    return { status, exitCode: null, signal: null, how: "continued" };
  }
  if (signal === 0x7f) {
    return { status, exitCode: null, signal: signalName((status >> 8) & 0xff), how: "stopped" };
  }
  if (signal === 0) return { status, exitCode: (status >> 8) & 0xff, signal: null, how: "exited" };
  return { status, exitCode: -signal, signal: signalName(signal), how: "killed" };
}

function checkPid(pid: number): void {
  if (!Number.isInteger(pid)) {
    throw new TypeError(`Cannot wait for child ${String(pid)}: give its pid, or −1 for any`);
  }
}

function timeout(pid: number, options: SyncWaitOptions): TimeoutError {
  const who = pid === -1 ? "a child" : `child ${pid}`;
  return new TimeoutError(`Waited for ${who} for ${options.timeout} ms: it has not ended`);
}
