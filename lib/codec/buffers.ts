/**
 * Buffers and the views of them.
 *
 * @module
 */

import { insist, type Kind } from "./kinds.ts";
import { isToBeMoved } from "./move.ts";

type View = Uint8Array | DataView;
type ViewConstructor = new (buffer: ArrayBufferLike, byteOffset?: number, length?: number) => View;

/** All classes of views, by name. */
export const VIEWS = {
  BigInt64Array,
  BigUint64Array,
  DataView,
  // Not there in older runtimes.
  Float16Array: globalThis.Float16Array,
  Float32Array,
  Float64Array,
  Int8Array,
  Int16Array,
  Int32Array,
  Uint8Array,
  Uint8ClampedArray,
  Uint16Array,
  Uint32Array,
} as unknown as Readonly<Record<string, ViewConstructor | undefined>>;

/** The prototype of all typed arrays. */
export const typedArrayPrototype: Uint8Array = Object.getPrototypeOf(Uint8Array.prototype);

/** The name of a view's class, whatever its constructor says. */
export function viewName(view: ArrayBufferView): string {
  return Reflect.get(typedArrayPrototype, Symbol.toStringTag, view) ?? "DataView";
}

/**
 * The length and, if it is resizable, the greatest length; the bytes are not among the parts. Of one that
 * is moved: nothing, and its number.
 */
export const buffer: Kind<ArrayBuffer> = {
  probe: (buffer) => Reflect.get(ArrayBuffer.prototype, "byteLength", buffer),
  take: (buffer, binary) => {
    if (buffer.detached) return "its memory was transferred; send it before, or send a copy";
    if (isToBeMoved(buffer)) {
      const number = binary.move(buffer);
      return typeof number === "string" ? number : [null, number];
    }
    // With an explicit length, so that it notices when a getter resizes the buffer.
    binary.add(new Uint8Array(buffer, 0, buffer.byteLength));
    return buffer.resizable ? [buffer.byteLength, buffer.maxByteLength] : [buffer.byteLength];
  },
  make: ([length, maxByteLength], binary) => {
    if (length === null) {
      const moved = binary.moved(Number(maxByteLength));
      insist(moved instanceof ArrayBuffer);
      return moved;
    }
    const { buffer } = binary.take(Number(length));
    if (maxByteLength === undefined) return buffer;
    const resizable = new ArrayBuffer(buffer.byteLength, { maxByteLength: Number(maxByteLength) });
    new Uint8Array(resizable).set(new Uint8Array(buffer));
    return resizable;
  },
};

/** The number of memory that is sent beside the message, as it is: both sides will see the same bytes. */
export const sharedBuffer: Kind<SharedArrayBuffer> = {
  probe: (buffer) => Reflect.get(SharedArrayBuffer.prototype, "byteLength", buffer),
  take: (buffer, binary) => {
    const number = binary.share(buffer);
    return number === undefined ? "it is a SharedArrayBuffer; send a copy of its bytes" : [number];
  },
  make: ([number], binary) => {
    const buffer = binary.shared(Number(number));
    insist(buffer instanceof SharedArrayBuffer);
    return buffer;
  },
};

/** The number under which it is moved: there is no other way for it. */
export const port: Kind<MessagePort> = {
  probe: (port) => insist(port instanceof MessagePort),
  take: (port, binary) => {
    if (!isToBeMoved(port)) return "it is a MessagePort, which has one owner; give it to move()";
    const number = binary.move(port);
    return typeof number === "string" ? number : [number];
  },
  make: ([number], binary) => {
    const port = binary.moved(Number(number));
    insist(port instanceof MessagePort);
    return port;
  },
};

/** The name of the class, the buffer, the offset and, unless it follows the buffer's, the length. */
export const view: Kind<View> = {
  probe: (view) => insist(ArrayBuffer.isView(view)),
  take: (view, binary) => {
    const isShared = !(view.buffer instanceof ArrayBuffer);
    if (isShared && binary.share(view.buffer as SharedArrayBuffer) === undefined) {
      return "its memory is shared; send a copy of it";
    }
    if (isGone(view)) return "its memory was transferred or shrunk; send it before, or send a copy";
    const length = view instanceof DataView ? view.byteLength : view.length;
    return [viewName(view), view.buffer, view.byteOffset, tracksLength(view) ? undefined : length];
  },
  make: ([name, buffer, offset, length]) => {
    const constructor = Object.hasOwn(VIEWS, String(name)) ? VIEWS[String(name)] : undefined;
    insist(buffer instanceof ArrayBuffer || buffer instanceof SharedArrayBuffer);
    insist(constructor !== undefined);
    return new constructor(buffer, offset as number, length as number | undefined);
  },
};

/** Whether the memory below a view was taken away. */
function isGone(view: View): boolean {
  try {
    // Both throw then; a typed array would say 0 to the first, a DataView does not have the second.
    void (view instanceof DataView ? view.byteLength : typedArrayPrototype.keys.call(view));
    return false;
  } catch {
    return true;
  }
}

/**
 * Whether a view grows and shrinks with its buffer. Nothing tells but trying: the buffer gets another
 * length for a moment.
 */
function tracksLength(view: View): boolean {
  const buffer = view.buffer as ArrayBuffer;
  if (!buffer.resizable) return false;
  const { byteOffset, byteLength } = view;
  const size = buffer.byteLength;
  const longer = byteOffset + byteLength + (view instanceof DataView ? 1 : view.BYTES_PER_ELEMENT);
  if (longer <= buffer.maxByteLength) {
    buffer.resize(Math.max(size, longer));
    const grew = view.byteLength > byteLength;
    buffer.resize(size);
    return grew;
  }
  const rest = new Uint8Array(buffer, byteOffset).slice();
  buffer.resize(byteOffset);
  const shrank = byteLength > 0 && !isGone(view);
  buffer.resize(size);
  new Uint8Array(buffer, byteOffset).set(rest);
  return shrank;
}
