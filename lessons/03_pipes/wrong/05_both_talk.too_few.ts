// So many fit into the pipe.

import type { Connection } from "interleave/threads";
export const enough: number = 60;
export async function exchange(
  connection: Connection,
  mine: readonly Uint8Array<ArrayBuffer>[],
  theirs: number,
): Promise<Uint8Array[]> {
  const received: Uint8Array[] = [];
  const send = async (): Promise<void> => {
    for (const message of mine) await connection.sendBytes(message);
  };
  const receive = async (): Promise<void> => {
    while (received.length < theirs) received.push(await connection.recvBytes());
  };
  await Promise.all([send(), receive()]);
  return received;
}
