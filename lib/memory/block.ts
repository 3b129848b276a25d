/** A word that nobody else can see, so nobody wakes who waits on it. */
const never = new Int32Array(new SharedArrayBuffer(4));

/**
 * Blocks this thread: no timer, no input, no other coroutine runs meanwhile.
 *
 * @param ms How long, in milliseconds; zero or less not at all.
 */
export function blockThread(ms: number): void {
  Atomics.wait(never, 0, 0, Math.max(0, ms));
}
