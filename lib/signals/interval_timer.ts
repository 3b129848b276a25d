import { libc, systemError } from "../system/libc.ts";

/**
 * The three interval timers of a process: what they count, and the signal that they send.
 *
 * - `"real"`: time as on a clock; SIGALRM
 * - `"virtual"`: processor time of the program's own code; SIGVTALRM
 * - `"prof"`: that, and what the kernel does for it; SIGPROF
 */
export type IntervalTimer = "real" | "virtual" | "prof";

/** The state of an interval timer. */
export interface IntervalTimerState {
  /** Milliseconds until it fires; 0 if it is off. */
  readonly value: number;
  /** Milliseconds from then on between two signals; 0 if it fires once. */
  readonly interval: number;
}

const NUMBERS: Readonly<Record<IntervalTimer, number>> = { real: 0, virtual: 1, prof: 2 };

/**
 * Has the system send a signal after some time, once or again and again.
 *
 * Finer than `alarm()`, which is the timer `"real"`. A process has one timer of each kind; a new
 * setting takes the place of the old. Children do not inherit them. It does not keep the program
 * alive; `pause()` does.
 *
 * @param timer Which one.
 * @param value When it fires first, in milliseconds; 0 turns it off. Rounded up to microseconds, so
 *   that the tiniest delay still fires.
 * @param interval Milliseconds between any two of the later signals; 0, the default, for none.
 * @returns What was set before.
 * @throws {TypeError} if there is no such timer.
 * @throws {RangeError} if a time is negative or no number.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { onSignal, pause, setitimer } from "interleave/signals";
 * import { assert } from "@std/assert";
 *
 * using _handler = onSignal("SIGALRM", () => {});
 * setitimer("real", 5, 60_000);
 * await pause();
 * const { value, interval } = setitimer("real", 0);
 * assert(interval === 60_000 && value > 0);
 * ```
 */
export function setitimer(timer: IntervalTimer, value: number, interval = 0): IntervalTimerState {
  const call = `set the timer "${timer}"`;
  const number = numberOf(timer, call);
  const before = new BigInt64Array(4);
  const next = new BigInt64Array([...timeval(interval, call), ...timeval(value, call)]);
  const { setitimer } = libc(call);
  if (setitimer(number, new Uint8Array(next.buffer), new Uint8Array(before.buffer)) === -1) {
    throw systemError(call);
  }
  return stateOf(before);
}

/**
 * How an interval timer is set.
 *
 * @param timer Which one.
 * @returns The time left and the interval, in milliseconds.
 * @throws {TypeError} if there is no such timer.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { getitimer } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(getitimer("virtual"), { value: 0, interval: 0 });
 * ```
 */
export function getitimer(timer: IntervalTimer): IntervalTimerState {
  const call = `read the timer "${timer}"`;
  const cells = new BigInt64Array(4);
  if (libc(call).getitimer(numberOf(timer, call), new Uint8Array(cells.buffer)) === -1) {
    throw systemError(call);
  }
  return stateOf(cells);
}

function numberOf(timer: IntervalTimer, call: string): number {
  const number = NUMBERS[timer];
  if (number === undefined) {
    throw new TypeError(`Cannot ${call}: there is none; use "real", "virtual" or "prof"`);
  }
  return number;
}

/** `struct timeval`: seconds and microseconds. */
function timeval(ms: number, call: string): [bigint, bigint] {
  if (typeof ms !== "number" || !(ms >= 0) || ms === Infinity) {
    throw new RangeError(`Cannot ${call} to ${String(ms)}: give milliseconds, 0 or more`);
  }
  const us = BigInt(Math.ceil(ms * 1000));
  return [us / 1_000_000n, us % 1_000_000n];
}

/** `struct itimerval`: the interval first, then the value. */
function stateOf(cells: BigInt64Array): IntervalTimerState {
  const ms = (at: number): number => Number(cells[at]!) * 1000 + Number(cells[at + 1]!) / 1000;
  return { value: ms(2), interval: ms(0) };
}
