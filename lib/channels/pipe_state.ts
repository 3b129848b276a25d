import type { Destination } from "../codec/registry.ts";
import type { Region } from "../memory/memory.ts";
import type { Holders } from "./holders.ts";
import type { Ledger } from "./ledger.ts";
import type { Parcel } from "./message.ts";
import type { NOTHING } from "./store.ts";

/** One of the two ends of a pipe. */
export type End = 0 | 1;

/** How many bytes may be in a pipe, as in one of Linux; and one message more, whatever its length. */
export const CAPACITY = 65_536;

/** What leads to one end of a pipe: a store of messages. See `Store`. */
export interface Channel {
  readonly ledger: Ledger;
  keep(parcel: Parcel): Parcel;
  unpack(parcel: Parcel): void;
  add(parcel: Parcel): boolean;
  /** Takes the message whose turn it is; it stays if `read` throws. */
  read<R>(read: (message: Uint8Array) => R): R | typeof NOTHING;
  size(): number;
}

/** A pipe: one channel for each direction, and who has which end. */
export interface PipeState {
  /** Where it lies. */
  readonly region: Region;
  /** Who may receive what is sent through it. */
  readonly to: Destination;
  /** Who has end 0, and end 1. */
  readonly holders: readonly [Holders, Holders];
  /** What leads to end 0, and to end 1; a simplex pipe has nothing that leads to end 1. */
  readonly channels: readonly [Channel, Channel | undefined];
  /**
   * Ends a use of the pipe, whose slot is given back already; the last one gives the memory back. The caller
   * must not touch it afterwards.
   */
  leave(): void;
}
