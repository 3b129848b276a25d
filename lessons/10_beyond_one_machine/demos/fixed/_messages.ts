/** Sends a text: first how many bytes it has, then the bytes, all of them. */
export async function send(connection: Deno.Conn, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const frame = new Uint8Array(4 + bytes.length);
  new DataView(frame.buffer).setUint32(0, bytes.length);
  frame.set(bytes, 4);
  for (let at = 0; at < frame.length;) at += await connection.write(frame.subarray(at));
}

/** Receives a text: first how many bytes it has, then as many, however they come. */
export async function receive(connection: Deno.Conn): Promise<string> {
  const length = new DataView((await readExactly(connection, 4)).buffer).getUint32(0);
  return new TextDecoder().decode(await readExactly(connection, length));
}

async function readExactly(connection: Deno.Conn, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length;) {
    const count = await connection.read(bytes.subarray(at));
    if (count === null) throw new Error("The other side has ended in the middle of a message");
    at += count;
  }
  return bytes;
}
