// Half of it goes first: that moves the limit, and no more.

import type { Connection } from "interleave/threads";
export const enough: number = 100;
export async function exchange(
  connection: Connection,
  mine: readonly Uint8Array<ArrayBuffer>[],
  theirs: number,
): Promise<Uint8Array[]> {
  const received: Uint8Array[] = [];
  const [half, half2] = [Math.ceil(mine.length / 2), Math.ceil(theirs / 2)];
  for (const message of mine.slice(0, half)) await connection.sendBytes(message);
  while (received.length < half2) received.push(await connection.recvBytes());
  for (const message of mine.slice(half)) await connection.sendBytes(message);
  while (received.length < theirs) received.push(await connection.recvBytes());
  return received;
}
