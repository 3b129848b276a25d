/**
 * Futexes: sleeping until a word of memory that several processes share has changed.
 *
 * Source: futex(2). No `PRIVATE` flag, because the words lie in memory of several processes.
 *
 * @module
 */

import { libc, requireLinux } from "./libc.ts";

const NUMBERS: Partial<Record<typeof Deno.build.arch, number>> = { x86_64: 202, aarch64: 98 };
const FUTEX_WAIT = 0;
const FUTEX_WAKE = 1;
const ACTION = "wait for another process";

/** A `timespec`: seconds and nanoseconds. */
type Timespec = BigInt64Array<ArrayBuffer>;

/** The futex calls of this system, ready to be made. */
export interface Futex {
  /**
   * Blocks this thread until it is woken, the time is up, or a signal comes; returns at once if the word
   * is not `expected`.
   *
   * @param address The word's.
   * @param expected What the word must be.
   * @param ms The longest time in milliseconds.
   */
  wait(address: Deno.PointerValue, expected: number, ms: number): void;
  /**
   * The same on a thread beside this one. Never more than one call at a time in a program: Deno has 32
   * threads for all such calls and for all its file access.
   *
   * @returns Settles when the wait is over.
   */
  waitAside(address: Deno.PointerValue, expected: number, ms: number): Promise<unknown>;
  /**
   * Wakes at most `count` that wait on the word, the one that has waited longest first.
   *
   * @returns How many were woken.
   */
  wake(address: Deno.PointerValue, count: number): number;
}

let futex: Futex | undefined;

/**
 * The futex calls, looked up at the first use.
 *
 * @throws {UnsupportedError} outside Linux, and without `--allow-ffi`.
 */
export function futexCalls(): Futex {
  return futex ??= prepare();
}

function prepare(): Futex {
  requireLinux(ACTION, "futexes");
  const { futex: call, futexAside } = libc(ACTION);
  const number = NUMBERS[Deno.build.arch]!;
  const span: Timespec = new BigInt64Array(2);
  const spanAside: Timespec = new BigInt64Array(2);
  return {
    wait(address, expected, ms): void {
      setSpan(span, ms);
      call!(number, address, FUTEX_WAIT, expected, span, null, 0);
    },
    waitAside(address, expected, ms): Promise<unknown> {
      setSpan(spanAside, ms);
      return futexAside!(number, address, FUTEX_WAIT, expected, spanAside, null, 0);
    },
    wake: (address, count) => Math.max(0, call!(number, address, FUTEX_WAKE, count, null, null, 0)),
  };
}

function setSpan(span: Timespec, ms: number): void {
  const nanoseconds = Math.ceil(Math.max(0, ms) * 1e6);
  span[0] = BigInt(Math.floor(nanoseconds / 1e9));
  span[1] = BigInt(nanoseconds % 1e9);
}
