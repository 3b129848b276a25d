import { decode } from "../codec/codec.ts";
import { arrive } from "../codec/tickets.ts";
import type { ArenaRegion } from "../memory/arena.ts";
import { registerRegionHandle } from "../memory/region_handle.ts";
import type { SyncWaitOptions, WaitOptions } from "../waiting.ts";
import { type ByteRange, lengthOf, rangeOf, toFill } from "./byte_range.ts";
import type { Parcel } from "./message.ts";
import { PipeEnd } from "./pipe_end.ts";
import type { End } from "./pipe_state.ts";
import { PipeWords } from "./pipe_words.ts";
import type { Waitable } from "./wait.ts";

/** The bytes of a buffer to send, and how long to wait. */
export interface SendBytesOptions extends WaitOptions, ByteRange {}

/**
 * One end of a pipe: what is sent here is received at the other end, message by message.
 *
 * - Waits: `send…()` while 64 KiB lie in the pipe that nobody has received; one message may go beyond that,
 *   however long it is. `recv…()` for a message. The forms without `Sync` let others run meanwhile.
 * - Order: first in, first out. Those of one thread who wait get their turn in the order in which they came.
 * - Abort: nothing was sent, or received.
 *
 * An end may be sent to other processes or threads; then each of them has it. It is closed when all who had
 * it have closed it or have ended, however they ended; those at the other end notice within a second. It is
 * held while it is on its way, too: as an argument until the one who gets it has ended, in a queue or a pipe
 * until somebody receives it. So close your own copy of what you gave away.
 *
 * @example
 * ```ts
 * import { EndOfPipe, Pipe } from "interleave/processes";
 * import { assertEquals, assertRejects } from "@std/assert";
 *
 * const [reader, writer] = Pipe({ duplex: false });
 * await writer.send({ n: 1 });
 * writer.close();
 * assertEquals(await reader.recv(), { n: 1 });
 * await assertRejects(() => reader.recv(), EndOfPipe);
 * reader.close();
 * ```
 */
export class Connection implements Disposable, Waitable {
  readonly #end: PipeEnd;

  /** Made by `Pipe()`. */
  constructor(end: PipeEnd) {
    this.#end = end;
  }

  /** Whether `close()` was called here. */
  get closed(): boolean {
    return this.#end.closed;
  }

  /** Whether something can be received at this end. */
  get readable(): boolean {
    return this.#end.readable;
  }

  /** Whether something can be sent at this end. */
  get writable(): boolean {
    return this.#end.writable;
  }

  /** Whether `recv()` would not wait: there is a message, or nobody is left who could send one. */
  get ready(): boolean {
    return this.#end.ready;
  }

  /**
   * Sends a value; waits for room.
   *
   * @param value What `structuredClone()` takes, our own objects included.
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @throws {BrokenPipe} if nobody is left at the other end.
   * @throws {TimeoutError} if there was no room in time.
   * @throws {TypeError} if the value cannot be sent.
   * @throws {InvalidStateError} after `close()`, and at the end for receiving.
   */
  send(value: unknown, options: WaitOptions = {}): Promise<void> {
    try {
      options.signal?.throwIfAborted();
      return this.#end.deliver(this.#end.pack(value), options);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /**
   * Sends a value; blocks the thread until there is room.
   *
   * @param value What `structuredClone()` takes, our own objects included.
   * @param options `timeout` in milliseconds (for ever if not given).
   * @throws {Error} as `send()` does.
   */
  sendSync(value: unknown, options: SyncWaitOptions = {}): void {
    this.#end.deliverSync(this.#end.pack(value), options);
  }

  /**
   * Sends bytes as they are; waits for room.
   *
   * @param bytes Where they are.
   * @param options Which of them: `offset` and `size`, in bytes; `timeout`, `signal`.
   * @throws {RangeError} if they are not all within the buffer.
   * @throws {Error} as `send()` does.
   */
  sendBytes(bytes: AllowSharedBufferSource, options: SendBytesOptions = {}): Promise<void> {
    try {
      options.signal?.throwIfAborted();
      return this.#end.deliver(raw(bytes, options), options);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /**
   * Sends bytes as they are; blocks the thread until there is room.
   *
   * @param bytes Where they are.
   * @param options Which of them: `offset` and `size`, in bytes; `timeout`.
   * @throws {Error} as `sendBytes()` does.
   */
  sendBytesSync(bytes: AllowSharedBufferSource, options: SyncWaitOptions & ByteRange = {}): void {
    this.#end.deliverSync(raw(bytes, options), options);
  }

  /**
   * Receives a value; waits for one.
   *
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @throws {EndOfPipe} if nobody is left who could send one, and all that was sent was received.
   * @throws {TimeoutError} if none came in time.
   * @throws {InvalidStateError} after `close()`, and at the end for sending.
   */
  recv(options: WaitOptions = {}): Promise<unknown> {
    return this.#end.receive(decode, options);
  }

  /**
   * Receives a value; blocks the thread until there is one.
   *
   * @param options `timeout` in milliseconds (for ever if not given).
   * @throws {Error} as `recv()` does.
   */
  recvSync(options: SyncWaitOptions = {}): unknown {
    return this.#end.receiveSync(decode, options);
  }

  /**
   * Receives the bytes of a message; waits for one.
   *
   * @param maxLength The longest message to take. A longer one ends this end: nothing more is received.
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @throws {RangeError} if the message is longer, or `maxLength` is below zero.
   * @throws {Error} as `recv()` does.
   */
  async recvBytes(
    maxLength = Infinity,
    options: WaitOptions = {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    return this.#whole(await this.#end.receive(toCopy(maxLength), options), maxLength);
  }

  /**
   * Receives the bytes of a message; blocks the thread until there is one.
   *
   * @param maxLength The longest message to take, as for `recvBytes()`.
   * @param options `timeout` in milliseconds (for ever if not given).
   * @throws {Error} as `recvBytes()` does.
   */
  recvBytesSync(maxLength = Infinity, options: SyncWaitOptions = {}): Uint8Array<ArrayBuffer> {
    return this.#whole(this.#end.receiveSync(toCopy(maxLength), options), maxLength);
  }

  /**
   * Receives the bytes of a message into a buffer; waits for one. The rest of the buffer stays as it is.
   *
   * @param buffer Where to put them.
   * @param offset Where to begin there, in bytes.
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @returns How many bytes it were.
   * @throws {BufferTooShort} if there is no room for all of them; the error has them.
   * @throws {RangeError} if the offset is not within the buffer.
   * @throws {Error} as `recv()` does.
   */
  async recvBytesInto(
    buffer: AllowSharedBufferSource,
    offset = 0,
    options: WaitOptions = {},
  ): Promise<number> {
    const room = rangeOf(buffer, { offset });
    return lengthOf(await this.#end.receive(toFill(room), options), room);
  }

  /**
   * Receives the bytes of a message into a buffer; blocks the thread until there is one.
   *
   * @param buffer Where to put them.
   * @param offset Where to begin there, in bytes.
   * @param options `timeout` in milliseconds (for ever if not given).
   * @returns How many bytes it were.
   * @throws {Error} as `recvBytesInto()` does.
   */
  recvBytesIntoSync(
    buffer: AllowSharedBufferSource,
    offset = 0,
    options: SyncWaitOptions = {},
  ): number {
    const room = rangeOf(buffer, { offset });
    return lengthOf(this.#end.receiveSync(toFill(room), options), room);
  }

  /**
   * Whether `recv()` would not wait: there is a message, or nobody is left who could send one.
   *
   * @param options `timeout`: how long to wait for that, in milliseconds (not at all if not given);
   *   `signal` to give up.
   * @throws {InvalidStateError} after `close()`, and at the end for sending.
   */
  async poll(options: WaitOptions = {}): Promise<boolean> {
    return await this.wait({ timeout: 0, ...options });
  }

  /**
   * The same; blocks the thread meanwhile.
   *
   * @param options `timeout` in milliseconds (not at all if not given).
   * @throws {InvalidStateError} after `close()`, and at the end for sending.
   */
  pollSync(options: SyncWaitOptions = {}): boolean {
    return this.#end.waitSync({ timeout: 0, ...options });
  }

  /**
   * Waits until it is `ready`.
   *
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @returns Whether it is.
   * @throws {InvalidStateError} after `close()`, and at the end for sending.
   */
  wait(options: WaitOptions = {}): Promise<boolean> {
    return this.#end.wait(options);
  }

  /** Gives this copy of the end back; what was sent can still be received. */
  close(): void {
    this.#end.close();
  }

  /** Closes it. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** A message, unless all that is known of it is that it was too long. */
  #whole(received: Uint8Array<ArrayBuffer> | number, maxLength: number): Uint8Array<ArrayBuffer> {
    if (typeof received === "object") return received;
    if (this.writable) this.#end.stopReceiving();
    else this.close();
    throw new RangeError(
      `Cannot receive a message of ${received} bytes: at most ${maxLength} are allowed here; ` +
        "nothing more is received at this end",
    );
  }

  static {
    registerRegionHandle<Connection, readonly [End, number]>({
      tag: "Connection",
      class: Connection,
      region: (connection) => connection.#end.pipe.region,
      extra: (connection) => [connection.#end.end, connection.#end.travel()],
      make: (region, [end, slot]) => {
        const pipe = new PipeWords(region as ArenaRegion);
        const connection = new Connection(
          new PipeEnd(pipe, end, pipe.holders[end].receive(slot)),
        );
        arrive(connection);
        return connection;
      },
    });
  }
}

/** Bytes to send as they are. */
function raw(bytes: AllowSharedBufferSource, range: ByteRange): Parcel {
  return { message: rangeOf(bytes, range), tickets: [], isRaw: true };
}

/** Copies a message, or says how long it is if it is too long. */
function toCopy(maxLength: number): (message: Uint8Array) => Uint8Array<ArrayBuffer> | number {
  if (Number.isNaN(maxLength) || maxLength < 0) {
    throw new RangeError(`Cannot receive up to ${maxLength} bytes: give a number from 0`);
  }
  return (message) => message.length <= maxLength ? new Uint8Array(message) : message.length;
}
