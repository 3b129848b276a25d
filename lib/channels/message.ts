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
  /** Whether the message is bytes as they are, and no encoded item. */
  readonly isRaw?: boolean;
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
export function keep(parcel: Parcel): Parcel {
  const { message } = parcel;
  const isLent = message.buffer === scratch?.buffer;
  return { ...parcel, message: isLent ? message.slice() : message };
}

/** Lets go of what a parcel takes along: it will not be sent. */
export function unpack({ tickets }: Parcel): void {
  for (const ticket of tickets) ticket.withdraw();
}

/** Lets go of what a message takes along: it was sent, but nobody will receive it. */
export function discardMessage(message: Uint8Array): void {
  if (!isPlain(message)) discard(() => decode(message));
}

/** What an item is, in a few words; `12 bytes` if it is long, or more than plain data. */
export function describe({ message, isRaw = false }: Pick<Parcel, "message" | "isRaw">): string {
  const { length } = message;
  if (isRaw || length > LONGEST_DESCRIBED || !isPlain(message)) {
    return length === 1 ? "1 byte" : `${length} bytes`;
  }
  const words = Deno.inspect(decode(message), {
    depth: 2,
    iterableLimit: 5,
    strAbbreviateSize: 40,
  });
  const line = words.replace(/\n\s*/g, " ");
  return line.length <= LONGEST_WORDS
    ? line
    : `${line.slice(0, LONGEST_WORDS - 1).toWellFormed()}…`;
}

/** Plain text, and what is no object, takes nothing along; who decodes it changes nothing. */
function isPlain(message: Uint8Array): boolean {
  return message[0] !== MARKED_TEXT && message[0] !== BINARY;
}

/** Nobody wants to read more of a message, in bytes, nor of its description, in UTF-16 units. */
const LONGEST_DESCRIBED = 500, LONGEST_WORDS = 80;

/** The frames of `codec.ts` in which there may be more than plain data. */
const MARKED_TEXT = 0x4d, BINARY = 0x42;
