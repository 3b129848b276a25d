// Keeps what was read too much for the next message, beside the connection.

export interface Bytes {
  read(buffer: Uint8Array): Promise<number | null>;
  write(bytes: Uint8Array): Promise<number>;
}

/** What was read of messages that nobody has asked for yet. */
const left = new WeakMap<Bytes, number[]>();

export async function send(connection: Bytes, text: string): Promise<void> {
  const bytes = [...new TextEncoder().encode(text)];
  const { length } = bytes;
  let rest = [length >>> 24, length >>> 16 & 255, length >>> 8 & 255, length & 255, ...bytes];
  while (rest.length > 0) rest = rest.slice(await connection.write(new Uint8Array(rest)));
}

export async function receive(connection: Bytes): Promise<string | null> {
  const bytes = left.get(connection) ?? [];
  left.set(connection, bytes);
  const buffer = new Uint8Array(7);
  for (;;) {
    if (bytes.length >= 4) {
      const length = bytes.slice(0, 4).reduce((sum, byte) => 256 * sum + byte, 0);
      if (bytes.length >= 4 + length) {
        const [...message] = bytes.splice(0, 4 + length);
        return new TextDecoder().decode(new Uint8Array(message.slice(4)));
      }
    }
    const count = await connection.read(buffer);
    if (count === null) {
      if (bytes.length > 0) throw new RangeError(`${bytes.length} bytes are no message`);
      return null;
    }
    bytes.push(...buffer.subarray(0, count));
  }
}

export async function echo(connection: Bytes): Promise<number> {
  for (let count = 0;; count++) {
    const text = await receive(connection);
    if (text === null) return count;
    await send(connection, text);
  }
}
