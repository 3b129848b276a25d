import { ConnectionLostError } from "../errors.ts";

/** The length of a frame: uint32, big-endian. */
const HEAD = 4;

/**
 * Messages over a connection of bytes: each is preceded by its length.
 *
 * ```text
 *   length: uint32, big-endian · so many bytes
 * ```
 */
export class Frames implements Disposable {
  readonly #connection: Deno.Conn;
  readonly #head = new Uint8Array(HEAD);
  /** The end of what was written last: writes of several messages do not mix. */
  #written: Promise<unknown> = Promise.resolve();
  /** The longest message to be received, in bytes; a longer one ends the connection, unread. */
  limit: number;

  /** Sends and receives over a connection. */
  constructor(connection: Deno.Conn, limit: number) {
    this.#connection = connection;
    this.limit = limit;
  }

  /**
   * Sends a message.
   *
   * @throws {ConnectionLostError} if the other side is gone.
   */
  async send(message: Uint8Array): Promise<void> {
    const frame = new Uint8Array(HEAD + message.length);
    new DataView(frame.buffer).setUint32(0, message.length);
    frame.set(message, HEAD);
    const before = this.#written;
    const writing = (async () => {
      await before.catch(() => {});
      for (let at = 0; at < frame.length;) at += await this.#connection.write(frame.subarray(at));
    })();
    this.#written = writing;
    try {
      await writing;
    } catch (cause) {
      throw new ConnectionLostError("Cannot send: the other side has gone", { cause });
    }
  }

  /**
   * Receives the next message; not to be called again before it is there.
   *
   * @returns It, or `null` when the other side has gone, also in the middle of a message.
   * @throws {RangeError} if it is longer than the limit; nothing of it was read.
   */
  async receive(): Promise<Uint8Array | null> {
    if (!await this.#fill(this.#head)) return null;
    const length = new DataView(this.#head.buffer).getUint32(0);
    if (length > this.limit) {
      throw new RangeError(`Cannot receive ${length} bytes: at most ${this.limit} are taken`);
    }
    const message = new Uint8Array(length);
    return await this.#fill(message) ? message : null;
  }

  /** Keeps the program alive while it receives, as at first. */
  ref(): void {
    (this.#connection as Deno.TcpConn | Deno.UnixConn).ref();
  }

  /** Lets the program end although it receives. */
  unref(): void {
    (this.#connection as Deno.TcpConn | Deno.UnixConn).unref();
  }

  /** Ends the connection. */
  [Symbol.dispose](): void {
    try {
      this.#connection.close();
    } catch (error) {
      if (!(error instanceof Deno.errors.BadResource)) throw error;
    }
  }

  async #fill(bytes: Uint8Array): Promise<boolean> {
    for (let at = 0; at < bytes.length;) {
      let read: number | null;
      try {
        read = await this.#connection.read(bytes.subarray(at));
      } catch {
        return false; // reset, or closed by us
      }
      if (read === null) return false;
      at += read;
    }
    return true;
  }
}
