// The end in the middle of a message is taken for a good one.

/** What is used here of a `Deno.Conn`, so that the check can put its own in its place. */
export interface Bytes {
  read(buffer: Uint8Array): Promise<number | null>;
  write(bytes: Uint8Array): Promise<number>;
}

/** Sends a text. */
export async function send(connection: Bytes, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const frame = new Uint8Array(HEAD + bytes.length);
  new DataView(frame.buffer).setUint32(0, bytes.length);
  frame.set(bytes, HEAD);
  for (let at = 0; at < frame.length;) at += await connection.write(frame.subarray(at));
}

/** Receives the next text; `null` if the other side has ended. */
export async function receive(connection: Bytes): Promise<string | null> {
  const head = await readExactly(connection, HEAD);
  if (head === null) return null;
  const length = new DataView(head.buffer).getUint32(0);
  const bytes = await readExactly(connection, length);
  if (bytes === null) return null;
  return new TextDecoder().decode(bytes);
}

/** Reads so many bytes and not one more: those belong to the next message. `null` if there is none. */
async function readExactly(connection: Bytes, length: number): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length;) {
    const count = await connection.read(bytes.subarray(at));
    if (count === null) return null;
    at += count;
  }
  return bytes;
}

/** So many bytes say how long the message is. */
const HEAD = 4;

/** Sends each text back, until the other side ends; how many there were. */
export async function echo(connection: Bytes): Promise<number> {
  let count = 0;
  for (let text = await receive(connection); text !== null; text = await receive(connection)) {
    await send(connection, text);
    count++;
  }
  return count;
}
