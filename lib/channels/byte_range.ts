/**
 * The bytes that a caller means.
 *
 * @module
 */

import { BufferTooShort } from "../errors.ts";

/** Some bytes of a buffer. */
export interface ByteRange {
  /**
   * The first one.
   *
   * @default {0}
   */
  readonly offset?: number | undefined;
  /** How many; all behind the offset if not given. */
  readonly size?: number | undefined;
}

/**
 * Some bytes of a buffer or view.
 *
 * @throws {RangeError} if they are not all within it.
 */
export function rangeOf(
  source: AllowSharedBufferSource,
  { offset = 0, size }: ByteRange,
): Uint8Array {
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
  const count = size ?? bytes.length - offset;
  const fits = Number.isInteger(offset) && Number.isInteger(count) && offset >= 0 && count >= 0 &&
    offset + count <= bytes.length;
  if (!fits) {
    throw new RangeError(
      `Cannot take ${count} bytes at offset ${offset}: the buffer has ${bytes.length}`,
    );
  }
  return bytes.subarray(offset, offset + count);
}

/** Copies a message to a place, or, if that is too short, to a new one. */
export function toFill(room: Uint8Array): (message: Uint8Array) => number | Uint8Array {
  return (message) => {
    if (message.length > room.length) return message.slice();
    room.set(message);
    return message.length;
  };
}

/**
 * How many bytes were copied.
 *
 * @throws {BufferTooShort} if they did not fit.
 */
export function lengthOf(received: number | Uint8Array, room: Uint8Array): number {
  if (typeof received === "number") return received;
  throw new BufferTooShort(received, room.length);
}
