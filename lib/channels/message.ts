/**
 * The way of an item into shared memory.
 *
 * @module
 */

import { decode, type Destination, encode } from "../codec/codec.ts";
import { collectTickets, discard, type Ticket } from "../codec/tickets.ts";
import type { Memory } from "../memory/memory.ts";

/** An item that is ready to be stored. */
export interface Parcel {
  readonly message: Uint8Array;
  /** What it takes along. */
  readonly tickets: readonly Ticket[];
}

/** Messages up to this length, in bytes, take no new memory on their way. */
const SCRATCH = 1 << 18;
/**
 * Where they begin in their memory, in bytes: not just behind the beginning of a page, where most large
 * buffers begin. To copy from one to the other would take 40 times as long on processors (Zen 3 and 4)
 * whose fast copying has this flaw.
 */
const ASIDE = 1024;
const none: readonly Ticket[] = [];

let scratch: Uint8Array | undefined;
let packing = false;

/** Who sees what lies in a memory. */
export function destinationIn(memory: Memory): Destination {
  return memory.kind === "mapped" ? "process" : "thread";
}

/**
 * Encodes an item.
 *
 * @returns The parcel; its message is valid until the next one is packed.
 * @throws {TypeError} if something in the item cannot be sent.
 */
export function pack(item: unknown, to: Destination): Parcel {
  // A getter of the item may put another item meanwhile.
  const into = packing ? undefined : scratch ??= new Uint8Array(ASIDE + SCRATCH).subarray(ASIDE);
  const outermost = !packing;
  packing = true;
  try {
    // Only objects may have something to take along.
    const options = { name: "item", to, into };
    if (typeof item !== "object") return { message: encode(item, options), tickets: none };
    return collectTickets(() => encode(item, options));
  } finally {
    if (outermost) packing = false;
  }
}

/** The same parcel, with the message in memory of its own. */
export function keep({ message, tickets }: Parcel): Parcel {
  const isLent = message.buffer === scratch?.buffer;
  return { message: isLent ? message.slice() : message, tickets };
}

/** Lets go of what a parcel takes along: it will not be sent. */
export function unpack({ tickets }: Parcel): void {
  for (const ticket of tickets) ticket.withdraw();
}

/** Lets go of what a message takes along: it was sent, but nobody will receive it. */
export function discardMessage(message: Uint8Array): void {
  // Plain text, and what is no object, takes nothing along.
  if (message[0] === MARKED_TEXT || message[0] === BINARY) discard(() => decode(message));
}

/** The frames of `codec.ts` in which there may be more than plain data. */
const MARKED_TEXT = 0x4d, BINARY = 0x42;
