/**
 * Values as bytes, for another process: structured clone, plus our own objects.
 *
 * What goes in comes out as if through `structuredClone()`: also cycles, shared references, Maps, Dates,
 * errors, buffers and their views. Locks, queues and their kin travel too (see `registerHandle()`).
 *
 * A message is one frame; its first byte says which:
 * ```text
 *   ' '       plain JSON in UTF-8
 *   M         text with marks (see writer.ts)
 *   B         3 bytes unused · length of the text: uint32 · text with marks · binary pieces
 *   S         a string in UTF-8
 *   N         a number: float64
 *   V         a typed array: the index of its class: uint8 · its bytes
 *   0 1 n u   false, true, null, undefined
 * ```
 * Numbers are little-endian; bytes of typed arrays are as they are: both ends are on one machine.
 *
 * @module
 */

import { viewName, VIEWS } from "./buffers.ts";
import { insist } from "./kinds.ts";
import { HEAD, room, utf8 } from "./output.ts";
import { isToBeMoved, type Moved } from "./move.ts";
import { type Beside, HandleError, Reader } from "./reader.ts";
import { Writer } from "./writer.ts";

import type { Destination } from "./registry.ts";

export { type Destination, type Handle, isRegistered, registerHandle } from "./registry.ts";

/** How to encode. */
export interface EncodeOptions {
  /**
   * What error messages call the value, as in `Cannot send args[0].callback: …`.
   *
   * @default {"value"}
   */
  readonly name?: string | undefined;
  /**
   * Memory to write the message to, from its first byte on; a message that does not fit gets memory of
   * its own. For who passes the bytes on at once: new memory is what takes most of the time.
   */
  readonly into?: Uint8Array | undefined;
  /**
   * Who receives the message.
   *
   * @default {"process"}
   */
  readonly to?: Destination | undefined;
  /**
   * Where to put what was given to `move()`, for who can post it beside the message.
   *
   * @default {such an object in the value is an error}
   */
  readonly moved?: Moved[] | undefined;
}

/** How to encode into text. */
export interface EncodeTextOptions extends Omit<EncodeOptions, "into"> {
  /**
   * Where to put the shared memory that is in the value, for who can send it beside the message.
   *
   * @default {a `SharedArrayBuffer` in the value is an error}
   */
  readonly shared?: SharedArrayBuffer[] | undefined;
}

const JSON_TEXT = 0x20, MARKED_TEXT = 0x4d, BINARY = 0x42;
const STRING = 0x53, NUMBER = 0x4e, VIEW = 0x56;
const FALSE = 0x30, TRUE = 0x31, NULL = 0x6e, UNDEFINED = 0x75;
/** Up to this length, in UTF-16 units, the largest possible room for a string is taken at once. */
const SHORT_STRING = 256;

let decoder: TextDecoder | undefined;
const float64 = new Float64Array(1);
const float64Bytes = new Uint8Array(float64.buffer);
const viewNames = Object.keys(VIEWS);

/**
 * Turns a value into bytes.
 *
 * @param value Anything that `structuredClone()` takes and that is bytes in the end, with objects of
 *   registered classes anywhere in it. Not shared memory, files or keys; a `Proxy` is sent as what it
 *   shows.
 * @param options What to call the value in errors, and where to put the bytes.
 * @returns The message: memory that nobody else writes to, but often a view of a larger buffer.
 * @throws {TypeError} if something in the value cannot be sent; the message names the path to it.
 * @throws {RangeError} if it takes more than 512 MiB of text.
 *
 * @example There and back
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const value = { when: new Date(0), rows: new Map([[1, "one"]]), self: {} };
 * value.self = value;
 * const copy = decode(encode(value)) as typeof value;
 * assertEquals(copy.rows.get(1), "one");
 * assertEquals(copy.self, copy);
 * ```
 */
export function encode(value: unknown, options: EncodeOptions = {}): Uint8Array {
  const { name = "value", into } = options;
  switch (typeof value) {
    case "number":
      return encodeNumber(value, into);
    case "boolean":
      return encodeWord(value ? TRUE : FALSE, into);
    case "undefined":
      return encodeWord(UNDEFINED, into);
    case "string":
      if (value.isWellFormed()) return encodeString(value, into);
      break;
    case "object":
      if (value === null) return encodeWord(NULL, into);
      if (ArrayBuffer.isView(value) && isWhole(value)) return encodeView(value, into);
  }
  const writer = Writer.write(value, name, options);
  const message = frame(writer);
  writer.done();
  return message;
}

/**
 * Turns a message of `encode()` back into a value.
 *
 * @param bytes The message, all of it and nothing else; nothing of the value is a view of it.
 * @param beside What came beside it.
 * @returns The value, as the side that decodes sees it.
 * @throws {TypeError} if the bytes are no message, or if it holds an object of a class that is not
 *   registered here; what a handle's `fromData()` throws passes through.
 *
 * @example A damaged message
 * ```ts
 * import { assertThrows } from "@std/assert";
 *
 * const message = encode({ id: 1 });
 * assertThrows(() => decode(message.subarray(0, 5)), TypeError, "Cannot decode");
 * ```
 */
export function decode(bytes: Uint8Array, beside?: Beside): unknown {
  try {
    switch (bytes[0]) {
      case JSON_TEXT:
        // The first byte is a space, which JSON allows: no view without it has to be made.
        return JSON.parse(textOf(bytes));
      case MARKED_TEXT:
        return readMarked(textOf(bytes.subarray(1)), bytes.subarray(bytes.length), beside);
      case BINARY: {
        const end = HEAD + (bytes[4]! | bytes[5]! << 8 | bytes[6]! << 16 | bytes[7]! << 24);
        insist(end >= HEAD && end <= bytes.length);
        return readMarked(textOf(bytes.subarray(HEAD, end)), bytes.subarray(end), beside);
      }
      case STRING:
        return textOf(bytes.subarray(1));
      case NUMBER:
        insist(bytes.length === 1 + 8);
        for (let i = 0; i < 8; i++) float64Bytes[i] = bytes[i + 1]!;
        return float64[0];
      case VIEW: {
        const constructor = VIEWS[viewNames[bytes[1]!]!];
        insist(constructor !== undefined);
        return new constructor(new Uint8Array(bytes.subarray(2)).buffer);
      }
      default:
        insist(bytes.length === 1 && WORDS.has(bytes[0]!));
        return WORDS.get(bytes[0]!);
    }
  } catch (error) {
    throw decodingError(error);
  }
}

/**
 * Turns a value into text without NUL characters, for an environment variable.
 *
 * Meant for small values: Linux allows 128 KiB for one variable, and binary parts take four characters
 * for three bytes.
 *
 * @param value What `encode()` takes.
 * @param options What to call the value in errors.
 * @returns The message.
 * @throws {TypeError} if something in the value cannot be sent; the message names the path to it.
 * @throws {RangeError} if it takes more than 512 MiB of text.
 *
 * @example There and back
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const text = encodeText({ port: 8080, key: new Uint8Array([1, 2, 3]) });
 * assertEquals(decodeText(text), { port: 8080, key: new Uint8Array([1, 2, 3]) });
 * ```
 */
export function encodeText(
  value: unknown,
  options: EncodeTextOptions = {},
): string {
  const { name = "value" } = options;
  const writer = Writer.write(value, name, options);
  const { bytes, start, textEnd, end, marked } = writer;
  const text = textOf(bytes.subarray(start + HEAD, textEnd));
  const binary = end === textEnd ? "" : bytes.subarray(textEnd, end).toBase64();
  writer.done();
  if (!marked) return `J${text}`;
  return binary === "" ? `M${text}` : `B${binary}:${text}`;
}

/**
 * Turns a message of `encodeText()` back into a value.
 *
 * @param text The message.
 * @param beside What came beside it.
 * @returns The value, as the side that decodes sees it.
 * @throws {TypeError} as `decode()` does.
 *
 * @example A damaged message
 * ```ts
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => decodeText(encodeText([1, 2, 3]).slice(0, 4)), TypeError, "Cannot decode");
 * ```
 */
export function decodeText(text: string, beside?: Beside): unknown {
  try {
    switch (text[0]) {
      case "J":
        return JSON.parse(text.slice(1));
      case "M":
        return readMarked(text.slice(1), new Uint8Array(), beside);
      default: {
        const colon = text.indexOf(":");
        insist(text[0] === "B" && colon !== -1);
        return readMarked(
          text.slice(colon + 1),
          Uint8Array.fromBase64(text.slice(1, colon)),
          beside,
        );
      }
    }
  } catch (error) {
    throw decodingError(error);
  }
}

const WORDS: ReadonlyMap<number, unknown> = new Map<number, unknown>(
  [[FALSE, false], [TRUE, true], [NULL, null], [UNDEFINED, undefined]],
);

function encodeWord(word: number, into: Uint8Array | undefined): Uint8Array {
  const message = room(1, into);
  message[0] = word;
  return message;
}

function encodeNumber(value: number, into: Uint8Array | undefined): Uint8Array {
  const message = room(1 + 8, into);
  message[0] = NUMBER;
  float64[0] = value;
  for (let i = 0; i < 8; i++) message[i + 1] = float64Bytes[i]!;
  return message;
}

function encodeString(value: string, into: Uint8Array | undefined): Uint8Array {
  if (value.length > SHORT_STRING) {
    const bytes = utf8().encode(value);
    const message = room(1 + bytes.length, into);
    message[0] = STRING;
    message.set(bytes, 1);
    return message;
  }
  const message = room(1 + 3 * value.length, into);
  message[0] = STRING;
  const { written } = utf8().encodeInto(value, message.subarray(1));
  return message.subarray(0, 1 + written);
}

/** Whether a view is all that can be seen of its memory, so that its bytes say everything. */
function isWhole({ buffer, byteLength }: ArrayBufferView): boolean {
  return buffer instanceof ArrayBuffer && !buffer.resizable && !buffer.detached &&
    byteLength === buffer.byteLength && !isToBeMoved(buffer);
}

function encodeView(view: ArrayBufferView, into: Uint8Array | undefined): Uint8Array {
  const message = room(2 + view.byteLength, into);
  message[0] = VIEW;
  message[1] = viewNames.indexOf(viewName(view));
  message.set(new Uint8Array(view.buffer), 2);
  return message;
}

function frame({ bytes, start, textEnd, end, marked }: Writer): Uint8Array {
  const text = start + HEAD;
  if (end === textEnd) {
    bytes[text - 1] = marked ? MARKED_TEXT : JSON_TEXT;
    return bytes.subarray(text - 1, end);
  }
  bytes[start] = BINARY;
  for (let i = 0; i < 4; i++) bytes[start + 4 + i] = (textEnd - text) >>> (8 * i);
  return bytes.subarray(start, end);
}

function textOf(bytes: Uint8Array): string {
  decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
  const text = decoder.decode(bytes);
  // A strict decoder takes twice as long; only text with this character can have been damaged.
  if (!text.includes("\ufffd")) return text;
  return new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(bytes);
}

function readMarked(text: string, binary: Uint8Array, beside?: Beside): unknown {
  return new Reader(binary, beside).read(JSON.parse(text));
}

function decodingError(error: unknown): unknown {
  if (error instanceof HandleError) return error.cause;
  const reason = error instanceof Error ? error.message : String(error);
  return new TypeError(
    `Cannot decode the message: ${reason}; pass on exactly what was encoded, all of it`,
    { cause: error },
  );
}
