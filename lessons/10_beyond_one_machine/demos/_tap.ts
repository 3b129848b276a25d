/**
 * Somebody in the middle: passes all bytes on, and keeps a copy of them.
 *
 * @module
 */

export class Tap implements Disposable {
  readonly #listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  readonly #fromClient: number[] = [];
  readonly #fromServer: number[] = [];

  /** Stands between a server at this port and the one client that comes. */
  constructor(port: number) {
    void this.#passOn(port);
  }

  /** Where the client takes it for the server. */
  get port(): number {
    return (this.#listener.addr as Deno.NetAddr).port;
  }

  /** All that the client has said so far. */
  get fromClient(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#fromClient);
  }

  /** All that the server has said so far. */
  get fromServer(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#fromServer);
  }

  [Symbol.dispose](): void {
    this.#listener.close();
  }

  async #passOn(port: number): Promise<void> {
    const client = await this.#listener.accept();
    const server = await Deno.connect({ hostname: "127.0.0.1", port });
    await Promise.allSettled([
      client.readable.pipeThrough(copyTo(this.#fromClient)).pipeTo(server.writable),
      server.readable.pipeThrough(copyTo(this.#fromServer)).pipeTo(client.writable),
    ]);
  }
}

/** Lets bytes through, and notes them. */
function copyTo(
  notes: number[],
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  return new TransformStream({
    transform(bytes, controller): void {
      notes.push(...bytes);
      controller.enqueue(bytes);
    },
  });
}
