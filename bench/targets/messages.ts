import type { Connection, Queue } from "interleave/processes";
import { setAffinity } from "interleave/system";

/** Puts as many messages of a length as it is told, again and again, until it is told 0. */
export function produce(orders: Queue<number>, queue: Queue<Uint8Array>, length: number): void {
  const message = new Uint8Array(length);
  for (let count; (count = orders.getSync()) > 0;) {
    for (let i = 0; i < count; i++) queue.putSync(message);
  }
}

/** Sends back what it receives on one processor, until an empty message comes. */
export function echo(connection: Connection, cpu: number): void {
  setAffinity([cpu]);
  for (let message; (message = connection.recvBytesSync()).length > 0;) {
    connection.sendBytesSync(message);
  }
}
