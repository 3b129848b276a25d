/**
 * JSON text as bytes. Written by hand, since the fastest part of `JSON.stringify()` reads values, which
 * the writer has to do itself, and each call of `TextEncoder` costs as much as 100 characters here.
 *
 * @module
 */

/** The room for the head of a frame, in front of the text, in bytes. */
export const HEAD = 8;
/** What is free after each `ensure()`, in bytes: room for a short key and a short value. */
const SLACK = 256;
/** Strings up to this length, in UTF-16 units, are copied unit by unit. */
const SHORT = 64;
/** What is above it in a number is written apart: each part has 32 bits. */
const BILLION = 1_000_000_000;
/** The length of the memory that short messages share, in bytes. */
const SLAB = 16_384;
/** The least length of memory for a message that does not fit there, in bytes. */
const LARGE = 32_768;

let encoder: TextEncoder | undefined;

/** The encoder to UTF-8; not made before it is needed, as this module is on the way to each process. */
export function utf8(): TextEncoder {
  return encoder ??= new TextEncoder();
}

let slab = new Uint8Array();
let used = 0;

/**
 * Memory for a message of known length, in bytes: from `into` if it is there and large enough. A small
 * typed array costs ten times more to make than to fill, so short messages are cut from a larger one.
 */
export function room(length: number, into: Uint8Array | undefined): Uint8Array {
  if (into !== undefined && length <= into.length) return into.subarray(0, length);
  if (length > SLAB / 16) return new Uint8Array(length);
  if (used + length > slab.length) {
    slab = new Uint8Array(SLAB);
    used = 0;
  }
  return slab.subarray(used, used += length);
}

/** A message in the making: head room, text, and behind it the bytes of buffers. */
export class Output {
  /** The memory that holds the message. */
  bytes: Uint8Array = new Uint8Array();
  /** Where the message begins, with the room for its head. */
  start = 0;
  /** Where it ends, so far. */
  end = 0;

  /** Shared by messages as in `room()`; not the same, as a message may be written while this one is. */
  #slab = new Uint8Array(SLAB);
  #used = 0;

  /** Begins a message: in `into` if it is given, and as long as the message fits. */
  protected begin(into: Uint8Array | undefined): void {
    if (into === undefined && SLAB - this.#used < 4 * SLACK) {
      this.#slab = new Uint8Array(SLAB);
      this.#used = 0;
    }
    this.bytes = into ?? this.#slab;
    this.start = into === undefined ? this.#used : 0;
    this.end = this.start + HEAD;
    this.ensure();
  }

  /** Leaves the message to the one who asked for it. */
  protected finish(): void {
    if (this.bytes === this.#slab) this.#used = this.end;
    else this.bytes = this.#slab;
  }

  /** Makes sure that there is room for a short key and a short value. */
  protected ensure(): void {
    if (this.bytes.length - this.end < SLACK) this.#reserve(SLACK);
  }

  /** Writes text that needs no escaping, of at most 64 ASCII characters. */
  protected ascii(text: string): void {
    const bytes = this.bytes;
    let end = this.end;
    for (let i = 0; i < text.length; i++) bytes[end++] = text.charCodeAt(i);
    this.end = end;
  }

  /** Writes an integer of 32 bits. */
  protected integer(value: number): void {
    const bytes = this.bytes;
    let rest = value;
    if (rest < 0) {
      bytes[this.end++] = MINUS;
      rest = -rest;
    }
    for (let power = 10; power <= rest; power *= 10) this.end++;
    let at = this.end++;
    do {
      const tenth = (rest / 10) | 0;
      bytes[at--] = ZERO + rest - 10 * tenth;
      rest = tenth;
    } while (rest > 0);
  }

  /** Writes an integer of more than 32 and less than 54 bits: `String()` would take four times as long. */
  protected longInteger(value: number): void {
    const whole = Math.abs(value);
    let high = Math.floor(whole / BILLION);
    let low = whole - high * BILLION;
    // The quotient has been rounded.
    if (low < 0) {
      high--;
      low += BILLION;
    }
    this.integer(value < 0 ? -high : high);
    const { bytes } = this;
    for (let at = this.end += 9, rest = low, i = 0; i < 9; i++) {
      const tenth = (rest / 10) | 0;
      bytes[--at] = ZERO + rest - 10 * tenth;
      rest = tenth;
    }
  }

  /** Writes a string of any length, in quotes. */
  protected string(text: string): void {
    const { length } = text;
    if (length > SHORT) return this.#longString(text);
    const bytes = this.bytes;
    let end = this.end;
    bytes[end++] = QUOTE;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code < 0x20 || code > 0x7f || code === QUOTE || code === BACKSLASH) {
        return this.#longString(text);
      }
      bytes[end++] = code;
    }
    bytes[end++] = QUOTE;
    this.end = end;
  }

  /** Copies parts of `length` bytes in all to the end. */
  protected append(parts: readonly Uint8Array[], length: number): void {
    this.#reserve(length);
    for (const part of parts) {
      this.bytes.set(part, this.end);
      this.end += part.length;
    }
  }

  #longString(text: string): void {
    // Escapes lone surrogates too, so that the text can always be UTF-8.
    let rest = JSON.stringify(text);
    this.#reserve(rest.length + SLACK);
    for (;;) {
      const { read, written } = utf8().encodeInto(rest, this.bytes.subarray(this.end));
      this.end += written;
      rest = rest.slice(read);
      this.#reserve(3 * rest.length + SLACK);
      if (rest === "") return;
    }
  }

  #reserve(length: number): void {
    if (this.end + length <= this.bytes.length) return;
    const used = this.end - this.start;
    const written = this.bytes.subarray(this.start, this.end);
    this.bytes = new Uint8Array(Math.max(used + length, 2 * used, LARGE));
    this.bytes.set(written);
    this.start = 0;
    this.end = used;
  }
}

const QUOTE = 0x22, MINUS = 0x2d, ZERO = 0x30, BACKSLASH = 0x5c;
