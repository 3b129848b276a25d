import type { Bytes } from "../exercises/01_frames.ts";

/** A connection that takes and gives bytes in such parts as a check wants. */
export class Wire implements Bytes {
  /** All that was written. */
  readonly written: number[] = [];
  readonly #parts: Uint8Array[];
  readonly #room: number;

  /**
   * A connection.
   *
   * @param parts What can be read: each read gives some of one part. Then comes the end.
   * @param room How many bytes a write takes at most.
   */
  constructor(parts: readonly Uint8Array[], room = Infinity) {
    this.#parts = [...parts];
    this.#room = room;
  }

  read(buffer: Uint8Array): Promise<number | null> {
    const part = this.#parts.shift();
    if (part === undefined) return Promise.resolve(null);
    const taken = part.subarray(0, buffer.length);
    if (taken.length < part.length) this.#parts.unshift(part.subarray(taken.length));
    buffer.set(taken);
    return Promise.resolve(taken.length);
  }

  write(bytes: Uint8Array): Promise<number> {
    const taken = bytes.subarray(0, this.#room);
    this.written.push(...taken);
    return Promise.resolve(taken.length);
  }
}
