// All of the stream is read first, and then taken apart.

export function pack(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(4 + message.length);
  new DataView(packed.buffer).setUint32(0, message.length);
  packed.set(message, 4);
  return packed;
}
export async function* unpack(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest = new Uint8Array(0);
  for await (const chunk of chunks) {
    const joined = new Uint8Array(rest.length + chunk.length);
    joined.set(rest);
    joined.set(chunk, rest.length);
    rest = joined;
  }
  {
    while (rest.length >= 4) {
      const end = 4 + new DataView(rest.buffer, rest.byteOffset).getUint32(0);
      if (rest.length < end) break;
      yield rest.slice(4, end);
      rest = rest.subarray(end);
    }
  }
  if (rest.length > 0) throw new Deno.errors.UnexpectedEof("it ends in the middle of a message");
}
