// Who finds no room for long throws the message away.

import { type Connection, TimeoutError } from "interleave/threads";
export const enough: number = 100;
export async function exchange(
  connection: Connection,
  mine: readonly Uint8Array<ArrayBuffer>[],
  theirs: number,
): Promise<Uint8Array[]> {
  for (const message of mine) {
    try {
      await connection.sendBytes(message, { timeout: 5 });
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
    }
  }
  const received: Uint8Array[] = [];
  while (received.length < theirs) received.push(await connection.recvBytes());
  return received;
}
