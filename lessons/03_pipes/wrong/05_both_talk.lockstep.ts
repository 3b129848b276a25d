// One out, one in; the one who has more waits for messages that do not come.

import type { Connection } from "interleave/threads";
export const enough: number = 100;
export async function exchange(
  connection: Connection,
  mine: readonly Uint8Array<ArrayBuffer>[],
  theirs: number,
): Promise<Uint8Array[]> {
  const received: Uint8Array[] = [];
  for (const message of mine) {
    await connection.sendBytes(message);
    received.push(await connection.recvBytes());
  }
  while (received.length < theirs) received.push(await connection.recvBytes());
  return received;
}
