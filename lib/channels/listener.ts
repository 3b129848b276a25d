import { InvalidStateError, TimeoutError } from "../errors.ts";
import type { WaitOptions } from "../waiting.ts";
import { type Settle, within } from "../timer/within.ts";
import { type Address, addressOf, connectTo, type FullAddress, listenAt } from "./address.ts";
import type { Connection } from "./connection.ts";
import { overSocket } from "./over_socket.ts";

/**
 * Waits for those who come to an address, and gives a connection to each of them.
 *
 * @example
 * ```ts
 * import { Client, Listener } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * using listener = new Listener({ port: 0 });
 * const client = await Client(listener.address);
 * await client.send({ hello: "world" });
 * client.close();
 *
 * using connection = await listener.accept();
 * assertEquals(await connection.recv(), { hello: "world" });
 * ```
 */
export class Listener implements Disposable {
  readonly #listener: Deno.Listener;
  /** Those who wait for somebody to come, who has waited longest first. */
  readonly #waiting = new Set<Settle<Deno.Conn>>();
  /** Those who came when nobody waited for them any more. */
  readonly #early: Deno.Conn[] = [];
  #isReceiving = false;
  #closed = false;

  /**
   * Listens at an address.
   *
   * @throws {Deno.errors.AddrInUse} if somebody else does.
   */
  constructor(address: Address) {
    this.#listener = listenAt(address);
  }

  /** Where it listens; with the port that the system has chosen. */
  get address(): FullAddress {
    return addressOf(this.#listener);
  }

  /**
   * Waits for the next one who comes. Those who have come before, and may have gone again, are kept in line.
   * Any number may wait at once: who has waited longest gets the next one.
   *
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @returns The connection. Close it; it keeps the program alive until then. Its forms with `Sync` do not
   *   wait.
   * @throws {TimeoutError} if nobody came in time.
   * @throws {InvalidStateError} after `close()`.
   */
  async accept(options: WaitOptions = {}): Promise<Connection> {
    options.signal?.throwIfAborted();
    this.#checkOpen();
    const socket = this.#early.shift() ?? await within<Deno.Conn>(
      options,
      (settle) => {
        this.#waiting.add(settle);
        this.#receive();
        return () => this.#waiting.delete(settle);
      },
      () => new TimeoutError("Cannot accept: nobody came in time"),
    );
    return overSocket(socket);
  }

  /** Ends it; a path is removed. Connections live on. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const { address } = this;
    this.#listener.close();
    for (const socket of this.#early) socket.close();
    if (address.transport === "unix") removeIfThere(address.path);
  }

  /** Closes it. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** Brings who comes to those who wait, one at a time, as long as anybody waits. */
  async #receive(): Promise<void> {
    if (this.#isReceiving) return;
    this.#isReceiving = true;
    while (this.#waiting.size > 0) {
      try {
        const socket = await this.#listener.accept();
        const first = this.#takeFirst();
        if (first !== undefined) first.resolve(socket);
        else if (this.#closed) socket.close();
        else this.#early.push(socket);
      } catch (error) {
        this.#takeFirst()?.reject(this.#closed ? closed() : error);
      }
    }
    this.#isReceiving = false;
  }

  #takeFirst(): Settle<Deno.Conn> | undefined {
    const [first] = this.#waiting;
    if (first !== undefined) this.#waiting.delete(first);
    return first;
  }

  #checkOpen(): void {
    if (this.#closed) throw closed();
  }
}

/**
 * Connects to a `Listener`.
 *
 * @param address Where it listens.
 * @param options `timeout` in milliseconds (as long as the system tries if not given), `signal` to give up.
 * @returns The connection. Close it; it keeps the program alive until then. Its forms with `Sync` do not
 *   wait.
 * @throws {Deno.errors.ConnectionRefused} if nobody listens there.
 * @throws {TimeoutError} if the machine there did not answer in time.
 *
 * @example
 * ```ts
 * import { Client } from "interleave/processes";
 * import { assertRejects } from "@std/assert";
 *
 * await assertRejects(() => Client({ path: "/nobody/is/here" }));
 * ```
 */
export async function Client(address: Address, options: WaitOptions = {}): Promise<Connection> {
  return overSocket(await connectTo(address, options));
}

function closed(): InvalidStateError {
  return new InvalidStateError("Cannot accept: the listener is closed");
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
