/** What a thread tells the controller besides its steps. */
export interface Message {
  readonly kind: "error" | "print";
  readonly thread: number;
  /** After how many steps. */
  readonly step: number;
  readonly text: string;
}

/** How many bytes of messages a run has room for; what comes later is dropped. */
const ROOM = 1 << 16;
const LENGTH_BYTES = 4;

/**
 * Messages in shared memory: a word with their length, then their text. Whoever has the turn reads and
 * writes it.
 */
export class Box {
  readonly #length: Int32Array;
  readonly #bytes: Uint8Array;

  constructor(buffer: SharedArrayBuffer) {
    this.#length = new Int32Array(buffer, 0, 1);
    this.#bytes = new Uint8Array(buffer, LENGTH_BYTES);
  }

  static buffer(): SharedArrayBuffer {
    return new SharedArrayBuffer(LENGTH_BYTES + ROOM);
  }

  empty(): void {
    this.#length[0] = 0;
  }

  add(message: Message): void {
    const line = new TextEncoder().encode(JSON.stringify(message) + "\n");
    const from = this.#length[0]!;
    if (from + line.length > ROOM) return;
    this.#bytes.set(line, from);
    this.#length[0] = from + line.length;
  }

  messages(): Message[] {
    const length = this.#length[0]!;
    if (length === 0) return [];
    // The decoder does not take shared memory, slice() copies it.
    const text = new TextDecoder().decode(this.#bytes.slice(0, length));
    return text.split("\n").slice(0, -1).map((line) => JSON.parse(line));
  }
}
