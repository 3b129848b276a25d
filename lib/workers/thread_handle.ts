import type { SyncWaitOptions, WaitOptions } from "../waiting.ts";

/** A thread, as any thread of the program sees it. */
export interface ThreadHandle {
  /** The name, for people: it need not be unique. */
  readonly name: string;
  /** Its number, which no other thread of this program ever has; `null` before `start()`. */
  readonly ident: number | null;
  /** Whether the program may end although it still runs. */
  readonly daemon: boolean;
  /** Whether it was asked to end. */
  readonly cancelled: boolean;
  /**
   * Aborted when it is asked to end; only in the thread itself.
   *
   * @throws {InvalidStateError} in another thread.
   */
  readonly signal: AbortSignal;
  /** Whether it has been started and has not ended. */
  isAlive(): boolean;
  /**
   * Waits for it to end. Any number may wait at once; aborting or timing out changes nothing.
   *
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @returns Whether it has ended; `false` when the time was up.
   * @throws {InvalidStateError} before `start()`, in the thread itself, and for the main thread.
   */
  join(options?: WaitOptions): Promise<boolean>;
  /**
   * Waits for it to end and blocks the thread meanwhile.
   *
   * @param options `timeout` in milliseconds (for ever if not given).
   * @returns Whether it has ended; `false` when the time was up.
   * @throws {InvalidStateError} as `join()`.
   */
  joinSync(options?: SyncWaitOptions): boolean;
  /**
   * Asks it to end: `cancelled` becomes true there, its `signal` is aborted, and a wait that blocks it
   * (`…Sync`), or the next one that would, throws a `CancelledError`, once. Whether and when it ends is
   * its own affair.
   *
   * @throws {InvalidStateError} before `start()`, and for the main thread.
   */
  cancel(): void;
}
