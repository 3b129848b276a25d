/**
 * What a thread is told when it starts, and what threads tell those who host them.
 *
 * @module
 */

import type { Moved } from "../codec/move.ts";
import type { ThreadDescription } from "../memory/thread_table.ts";
import type { ThreadMemoryTicket } from "../memory/thread_ticket.ts";
import type { Work } from "./work.ts";

/** The orders of a thread; they are posted to its Worker. */
export interface ThreadOrders extends Work, ThreadDescription {
  readonly ticket: ThreadMemoryTicket;
  /** The arguments, encoded. */
  readonly args: string;
  /** The own fields of a subclass' object, encoded. */
  readonly fields: string;
  /** The shared memory that is in both. */
  readonly shared: readonly SharedArrayBuffer[];
  /** Whether what is moved is posted next: a list that the arguments and fields refer to. */
  readonly isFollowed: boolean;
  /** When to begin, in milliseconds since 1970; `null` for at once. */
  readonly begins: number | null;
  /** Whether events are being recorded. */
  readonly isRecorded: boolean;
  /** The process that it is a thread of. */
  readonly process: {
    readonly name: string;
    readonly lineage: readonly number[];
    readonly daemon: boolean;
    readonly authKey: Uint8Array;
    readonly parent: { readonly pid: number; readonly name: string } | null;
    readonly mainModule: string | null;
  };
}

/**
 * What a thread says to its host: please start this one, this is moved to it, that one was cancelled, I
 * have ended, I only stay for daemons.
 */
export type ThreadMessage =
  | { readonly interleave: "start"; readonly orders: ThreadOrders }
  | { readonly interleave: "moved"; readonly ident: number; readonly moved: readonly Moved[] }
  | { readonly interleave: "cancelled" | "ended" | "idle"; readonly ident: number };
