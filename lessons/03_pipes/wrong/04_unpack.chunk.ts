// A chunk is taken for a message.

export function pack(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(4 + message.length);
  new DataView(packed.buffer).setUint32(0, message.length);
  packed.set(message, 4);
  return packed;
}
export async function* unpack(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield chunk.slice(4);
}
