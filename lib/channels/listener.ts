import { InvalidStateError, TimeoutError } from "../errors.ts";
import { deadlineOf, type WaitOptions } from "../waiting.ts";
import { Timer } from "../timer/timer.ts";
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
  #next: Promise<Deno.Conn> | undefined;
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
   *
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @returns The connection. Close it; it keeps the program alive until then. Its forms with `Sync` do not
   *   wait.
   * @throws {TimeoutError} if nobody came in time.
   * @throws {InvalidStateError} after `close()`.
   */
  async accept(options: WaitOptions = {}): Promise<Connection> {
    const { signal } = options;
    signal?.throwIfAborted();
    this.#checkOpen();
    // What one who gave up has waited for is for the next one.
    const next = this.#next ??= this.#listener.accept();
    const { promise, reject } = Promise.withResolvers<never>();
    const giveUp = (): void => reject(signal?.reason);
    signal?.addEventListener("abort", giveUp);
    const late = new TimeoutError("Cannot accept: nobody came in time");
    const deadline = deadlineOf(options);
    const timer = deadline === Infinity ? undefined : new Timer(deadline, () => reject(late));
    try {
      const socket = await Promise.race([next, promise]);
      this.#next = undefined;
      return overSocket(socket);
    } catch (error) {
      this.#checkOpen();
      throw error;
    } finally {
      timer?.cancel();
      signal?.removeEventListener("abort", giveUp);
    }
  }

  /** Ends it; a path is removed. Connections live on. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const { address } = this;
    this.#next?.catch(() => {/* It was closed while it waited. */});
    this.#listener.close();
    if (address.transport === "unix") removeIfThere(address.path);
  }

  /** Closes it. */
  [Symbol.dispose](): void {
    this.close();
  }

  #checkOpen(): void {
    if (this.#closed) throw new InvalidStateError("Cannot accept: the listener is closed");
  }
}

/**
 * Connects to a `Listener`.
 *
 * @param address Where it listens.
 * @returns The connection. Close it; it keeps the program alive until then. Its forms with `Sync` do not
 *   wait.
 * @throws {Deno.errors.ConnectionRefused} if nobody listens there.
 *
 * @example
 * ```ts
 * import { Client } from "interleave/processes";
 * import { assertRejects } from "@std/assert";
 *
 * await assertRejects(() => Client({ path: "/nobody/is/here" }));
 * ```
 */
export async function Client(address: Address): Promise<Connection> {
  return overSocket(await connectTo(address));
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
