import type { ExportReference } from "../workers/target.ts";
import type { Call } from "./messages.ts";
import type { Parcel } from "./parcel.ts";

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
  /** The same, packed, if memory of it is moved. */
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
   * Packs what is to be moved, if that is to happen at once.
   *
   * @throws {TypeError} if something cannot be sent.
   */
  pack?(): void;
  /** Whether it has packed something. That can be sent only once, so it must not wait behind other tasks. */
  readonly isPacked?: boolean;
  /** Takes what it has packed away from its owner, unless it was sent already. */
  hold?(): void;
  /** Gives up what has not become a job yet. */
  abandon(error: unknown): void;
}
