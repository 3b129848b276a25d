import { decode, encode } from "../codec/codec.ts";
import { ConnectionLostError } from "../errors.ts";
import type { WaitOptions } from "../waiting.ts";
import { rebuildError } from "../workers/rebuild_error.ts";
import { type Address, connectTo, nameAddress } from "../channels/address.ts";
import { Frames } from "../channels/frames.ts";
import { HANDSHAKE_LIMIT, introduce } from "./handshake.ts";
import { type Answer, MESSAGE_LIMIT, type Request } from "./messages.ts";

/** A request without its number. */
export type Asked = Request extends infer R
  ? R extends readonly [number, ...infer Rest] ? Readonly<Rest> : never
  : never;

/** The connection of this process to a manager: all its proxies share one. */
export class Client implements Disposable {
  readonly #frames: Frames;
  readonly #who: string;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #lastRequest = 0;
  #lost: ConnectionLostError | undefined;

  private constructor(frames: Frames, address: Address) {
    this.#frames = frames;
    this.#who = `The manager at ${nameAddress(address)}`;
    this.#listen();
  }

  /**
   * Connects.
   *
   * @param signal Gives it up.
   * @throws {ConnectionLostError} if nobody listens there, or when it is given up.
   * @throws {AuthenticationError} if the keys are different.
   */
  static async connect(
    address: Address,
    authKey: Uint8Array,
    signal?: AbortSignal,
  ): Promise<Client> {
    let connection: Deno.Conn;
    try {
      connection = await connectTo(address, { signal });
    } catch (cause) {
      throw new ConnectionLostError(
        `Cannot connect to the manager at ${nameAddress(address)}: nobody listens there`,
        { cause },
      );
    }
    const frames = new Frames(connection, HANDSHAKE_LIMIT);
    const hangUp = (): void => frames[Symbol.dispose]();
    signal?.addEventListener("abort", hangUp);
    try {
      await introduce(frames, authKey);
    } catch (error) {
      hangUp();
      throw error;
    } finally {
      signal?.removeEventListener("abort", hangUp);
    }
    frames.limit = MESSAGE_LIMIT;
    frames.unref();
    return new Client(frames, address);
  }

  /** Whether the manager has gone. */
  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /**
   * Asks for something.
   *
   * @returns The answer.
   * @throws {ConnectionLostError} if the manager goes before it has answered. Otherwise what the method
   *   has thrown there.
   */
  async ask(request: Asked, { signal }: Pick<WaitOptions, "signal"> = {}): Promise<unknown> {
    signal?.throwIfAborted();
    if (this.#lost !== undefined) throw this.#lost;
    const id = ++this.#lastRequest;
    const message = encode([id, ...request], { name: "arguments" });
    const waiting = Promise.withResolvers<unknown>();
    waiting.promise.catch(() => {}); // if it cannot even be asked, nobody waits for the answer
    const onAbort = (): void => {
      this.#frames.send(encode([0, "cancel", id])).catch(() => {});
      waiting.reject(signal!.reason);
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    this.#waiting.set(id, waiting);
    this.#frames.ref();
    try {
      await this.#frames.send(message);
      return await waiting.promise;
    } finally {
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#frames.unref();
      signal?.removeEventListener("abort", onAbort);
    }
  }

  /** Ends the connection; what was asked for fails. */
  [Symbol.dispose](): void {
    this.#frames[Symbol.dispose]();
  }

  async #listen(): Promise<void> {
    try {
      for (;;) {
        const message = await this.#frames.receive();
        if (message === null) break;
        const [id, failed, value] = decode(message) as Answer;
        const waiting = this.#waiting.get(id);
        if (failed) waiting?.reject(rebuildError(value, this.#who));
        else waiting?.resolve(value);
      }
    } catch (cause) {
      this.#lose(cause);
      return;
    }
    this.#lose(undefined);
  }

  #lose(cause: unknown): void {
    const error = new ConnectionLostError(`${this.#who} has gone`, { cause });
    this.#lost = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#frames[Symbol.dispose]();
  }
}
