/**
 * The way of an item into shared memory and out of it.
 *
 * @module
 */

import { encode } from "../codec/codec.ts";
import type { Memory } from "../memory/memory.ts";

/** Messages up to this length, in bytes, take no new memory on their way. */
const SCRATCH = 1 << 18;
/**
 * Where they begin in their memory, in bytes: not just behind the beginning of a page, where most large
 * buffers begin. To copy from one to the other would take 40 times as long on processors (Zen 3 and 4)
 * whose fast copying has this flaw.
 */
const ASIDE = 1024;

let scratch: Uint8Array | undefined;
let packing = false;

/**
 * Encodes an item for those who see a memory.
 *
 * @returns The message; valid until the next one is packed.
 * @throws {TypeError} if something in the item cannot be sent.
 */
export function pack(item: unknown, memory: Memory): Uint8Array {
  const to = memory.kind === "mapped" ? "process" : "thread";
  // A getter of the item may put another item meanwhile.
  if (packing) return encode(item, { name: "item", to });
  packing = true;
  try {
    return encode(item, {
      name: "item",
      to,
      into: scratch ??= new Uint8Array(ASIDE + SCRATCH).subarray(ASIDE),
    });
  } finally {
    packing = false;
  }
}

/** The same message in memory of its own, if it is not. */
export function keep(message: Uint8Array): Uint8Array {
  return message.buffer === scratch?.buffer ? message.slice() : message;
}
