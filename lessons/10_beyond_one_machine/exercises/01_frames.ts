/**
 * Frames
 *
 * A socket carries bytes, and knows nothing of messages. Mark them: in front of each text stand four
 * bytes that say how many bytes it has (a uint32, the highest byte first).
 *
 *     "hi"   →   00 00 00 02 68 69
 *
 * - `write()` takes as many bytes as there is room for, perhaps not all, and says how many.
 * - `read()` gives as many as are there: part of a message, or several, and says how many; `null` at the
 *   end. It never gives 0.
 * - When the other side ends between two messages, `receive()` returns `null`. When it ends in the middle
 *   of one, that is an error.
 */

/** What is used here of a `Deno.Conn`, so that the check can put its own in its place. */
export interface Bytes {
  read(buffer: Uint8Array): Promise<number | null>;
  write(bytes: Uint8Array): Promise<number>;
}

/** Sends a text. */
export async function send(connection: Bytes, text: string): Promise<void> {
  // TODO: nobody can see where this text ends; and perhaps not all of it is taken.
  await connection.write(new TextEncoder().encode(text));
}

/** Receives the next text; `null` if the other side has ended. */
export async function receive(connection: Bytes): Promise<string | null> {
  // TODO: this may be half a message, or two.
  const buffer = new Uint8Array(1024);
  const count = await connection.read(buffer);
  return count === null ? null : new TextDecoder().decode(buffer.subarray(0, count));
}

/** Sends each text back, until the other side ends; how many there were. */
export async function echo(connection: Bytes): Promise<number> {
  let count = 0;
  for (let text = await receive(connection); text !== null; text = await receive(connection)) {
    await send(connection, text);
    count++;
  }
  return count;
}

if (import.meta.main) {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  using client = await Deno.connect({ port: (listener.addr as Deno.NetAddr).port });
  using server = await listener.accept();
  void echo(server);
  for (const text of ["hi", "über"]) {
    await send(client, text);
    console.log(await receive(client));
  }
}
