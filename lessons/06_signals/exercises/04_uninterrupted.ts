/**
 * Uninterrupted
 *
 * Some work must not be cut off in the middle: a file that is half written, an account from which
 * money has gone and to which it has not come. Protect such work from SIGINT and SIGTERM:
 *
 * - While it goes on, neither of them does anything.
 * - One that came meanwhile is not lost. When the work is over it does what it always does: its
 *   handler runs, or, without one, it ends the process.
 * - Return what the work returns. If it fails, throw what it throws; signals come through again then.
 */

/** Does `work()` to its end, whoever asks for another end meanwhile. */
export async function uninterrupted<T>(work: () => Promise<T>): Promise<T> {
  // TODO: hold SIGINT and SIGTERM back meanwhile
  return await work();
}
