/**
 * Both talk first
 *
 * Two threads have an end each of the same pipe, and both call `exchange()`: they hand each other their
 * messages, each of 1024 bytes. It worked when somebody tried it with 10 messages.
 *
 * 1. With how many messages does it stand still for ever? Fill in a number; any that does will do.
 * 2. Mend `exchange()`, so that any number comes through. Both threads still call the same function,
 *    and one may have many messages and the other one few. All of them arrive, in order.
 */
import type { Connection } from "interleave/threads";

/** With so many messages on each side `exchange()` as it is below never returns; up to 1000. */
// 64 of them fill the pipe. One more in each direction, and both wait for room.
export const enough: number = 100;

/** Sends one's own messages, and returns the other's, of which one knows how many there are. */
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
  // At the same time: who waits for room still takes messages out, and that makes room for the other.
  await Promise.all([send(), receive()]);
  return received;
}
