import { type Address, Client, type Connection } from "interleave/processes";
import { type Answer, type Order, prove } from "../exercises/06_work_server.ts";

export type Key = Uint8Array<ArrayBuffer>;

export function newKey(): Key {
  return crypto.getRandomValues(new Uint8Array(16));
}

/** A client as a check wants it: its job is a number, its result the square. */
export class Player implements Disposable {
  readonly #server: Connection;

  constructor(server: Connection) {
    this.#server = server;
  }

  /** Connects, and answers the server's question. */
  static async admitted(address: Address, key: Key): Promise<Player> {
    const server = await Client(address);
    await server.send(await prove(key, await server.recv() as Key));
    return new Player(server);
  }

  /** Waits for a job; `null` if the server has ended the connection. */
  async job(): Promise<number | null> {
    const order = await this.#server.recv().catch(() => null) as Order | null;
    return order && order.job;
  }

  async answer(result: number): Promise<void> {
    await this.#server.send({ result } satisfies Answer);
  }

  /** Does so many jobs, or all until the server ends the connection; then it closes its own. */
  async doAll(count = Infinity): Promise<void> {
    for (let done = 0; done < count; done++) {
      const job = await this.job();
      if (job === null) return this.close();
      await this.answer(job ** 2);
    }
  }

  close(): void {
    this.#server.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
