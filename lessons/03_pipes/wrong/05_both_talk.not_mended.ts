// The number is found, and nothing is mended.

import type { Connection } from "interleave/threads";
export const enough: number = 100;
export async function exchange(
  connection: Connection,
  mine: readonly Uint8Array<ArrayBuffer>[],
  theirs: number,
): Promise<Uint8Array[]> {
  for (const message of mine) await connection.sendBytes(message);
  const received: Uint8Array[] = [];
  while (received.length < theirs) received.push(await connection.recvBytes());
  return received;
}
