// Who finds no room takes messages out, and tries again. Nothing has to run at the same time.
import { type Connection, TimeoutError } from "interleave/threads";

export const enough: number = 999;

export function exchange(
  connection: Connection,
  mine: readonly Uint8Array<ArrayBuffer>[],
  theirs: number,
): Promise<Uint8Array[]> {
  const received: Uint8Array[] = [];
  for (const message of mine) {
    while (!hasSent(connection, message, received.length === theirs)) {
      if (connection.pollSync({ timeout: 5 })) received.push(connection.recvBytesSync());
    }
  }
  while (received.length < theirs) received.push(connection.recvBytesSync());
  return Promise.resolve(received);
}

function hasSent(
  connection: Connection,
  message: Uint8Array<ArrayBuffer>,
  mayWait: boolean,
): boolean {
  try {
    connection.sendBytesSync(message, mayWait ? {} : { timeout: 0 });
    return true;
  } catch (error) {
    if (error instanceof TimeoutError) return false;
    throw error;
  }
}
