// Reads what is there, and throws away what belongs to the next message.

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
  let all = new Uint8Array();
  for (;;) {
    const length = all.length < HEAD ? Infinity : new DataView(all.buffer).getUint32(0);
    if (all.length >= HEAD + length) {
      return new TextDecoder().decode(all.subarray(HEAD, HEAD + length));
    }
    const buffer = new Uint8Array(1024);
    const count = await connection.read(buffer);
    if (count === null && all.length === 0) return null;
    if (count === null) throw new Error("The other side has ended in the middle of a message");
    all = new Uint8Array([...all, ...buffer.subarray(0, count)]);
  }
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
