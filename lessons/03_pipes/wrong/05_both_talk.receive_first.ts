// Both receive first, and nobody sends.

import type { Connection } from "interleave/threads";
export const enough: number = 100;
export async function exchange(
  connection: Connection,
  mine: readonly Uint8Array<ArrayBuffer>[],
  theirs: number,
): Promise<Uint8Array[]> {
  const received: Uint8Array[] = [];
  while (received.length < theirs) received.push(await connection.recvBytes());
  for (const message of mine) await connection.sendBytes(message);
  return received;
}
