// Byte by byte, with a small machine: it counts what is still missing.
export function pack(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const { length } = message;
  const head = [length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255];
  return Uint8Array.from([...head, ...message]);
}

export async function* unpack(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: number[] = [];
  let body: number[] = [];
  let length = -1;
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      if (length < 0) {
        head.push(byte);
        if (head.length === 4) length = head.reduce((sum, each) => sum * 256 + each, 0);
      } else {
        body.push(byte);
      }
      if (length === body.length) {
        yield Uint8Array.from(body);
        [head, body, length] = [[], [], -1];
      }
    }
  }
  if (head.length > 0) throw new Deno.errors.UnexpectedEof();
}
