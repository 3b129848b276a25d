import type { ExportReference } from "../workers/target.ts";
import type { Call } from "./messages.ts";
import type { Parcel } from "./side_channel.ts";

/** How a job ended. */
export interface JobResult {
  /** The results of its calls, up to the one that failed. */
  readonly output: readonly unknown[];
  /** What went wrong, if something did. */
  readonly failure?: { readonly error: unknown } | undefined;
  /** How long the worker took, in milliseconds. */
  readonly ms: number;
}

/** What one worker does in one go. */
export interface Job {
  readonly call: Call;
  readonly target: ExportReference;
  /** The arguments of one call, or one item for each call. */
  readonly input: readonly unknown[];
  /** The same in place of it, if memory of it has been taken away from its owner. */
  readonly parcel?: Parcel | undefined;
  /** How long it may take, in milliseconds, from when a worker begins with it. */
  readonly timeout?: number | undefined;
  /** Called once, with its end. */
  settle(result: JobResult): void;
}

/** Where a pool's jobs come from: what was asked for with one call. */
export interface JobSource {
  /** The next job; `undefined` if there is none, or none now. */
  next(): Job | undefined;
  /** Whether there will never be another one. */
  readonly isExhausted: boolean;
  /**
   * Takes memory that is to be moved away from its owner. It can go to one worker only, so the source gives
   * its jobs only to those who are idle then.
   *
   * @throws {Error} if something cannot be sent.
   */
  takeMoved?(): void;
  /** Whether it has taken some. */
  readonly isMoving?: boolean;
  /** Gives up what has not become a job yet. */
  abandon(error: unknown): void;
}
