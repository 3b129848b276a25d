/**
 * Catching signals in a process made by `fork()`, which has one thread and no event loop.
 *
 * The thread holds back what it catches, so that the system keeps it until somebody looks. With one
 * thread, no other can take it away: nothing is lost, and a wait that blocks the thread is exact.
 *
 * @module
 */

import { EINTR, errno, libc, systemError } from "../system/libc.ts";

/** `how` of pthread_sigmask(3), on Linux. */
const SIG_BLOCK = 0;
const SIG_UNBLOCK = 1;
const EAGAIN = 11;

/** Has the system keep a signal for us, until disposed. */
export function holdSignal(number: number): Disposable {
  const { pthread_sigmask } = libc("hold a signal");
  const set = setOf([number]);
  pthread_sigmask(SIG_BLOCK, set, null);
  return { [Symbol.dispose]: () => void pthread_sigmask(SIG_UNBLOCK, set, null) };
}

/**
 * Blocks the thread until one of these signals is there, and takes it.
 *
 * @param numbers Signals that are held.
 * @param deadline On the clock of `performance.now()`.
 * @returns Its number, or `null` when the time is up.
 */
export function takeHeld(numbers: Iterable<number>, deadline: number): number | null {
  const { sigtimedwait } = libc("wait for a signal");
  const set = setOf(numbers);
  for (;;) {
    const got = sigtimedwait!(set, null, timespec(deadline - performance.now()));
    if (got !== -1) return got;
    const code = errno();
    if (code === EAGAIN) return null;
    if (code !== EINTR) throw systemError("wait for a signal", code);
  }
}

/** `sigset_t`: 1024 bits, that of signal n is n − 1. */
function setOf(numbers: Iterable<number>): Uint8Array<ArrayBuffer> {
  const set = new Uint8Array(128);
  for (const number of numbers) set[(number - 1) >> 3]! |= 1 << ((number - 1) & 7);
  return set;
}

/** `struct timespec` (seconds and nanoseconds, int64 each); `null` stands for no end. */
function timespec(ms: number): Uint8Array<ArrayBuffer> | null {
  if (ms === Infinity) return null;
  const ns = BigInt(Math.max(0, Math.ceil(ms * 1e6)));
  const cells = new BigInt64Array([ns / 1_000_000_000n, ns % 1_000_000_000n]);
  return new Uint8Array(cells.buffer);
}
