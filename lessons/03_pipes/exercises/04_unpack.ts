/**
 * Messages in a stream of bytes
 *
 * A pipe of the system carries bytes. Where one message ends and the next begins is not to be seen: a
 * chunk that is read may hold half a message, or three and a half. So each message is packed: first its
 * length, in 4 bytes, the highest one first, then its bytes.
 *
 *     0 0 0 2 104 105 │ 0 0 0 0 │ 0 0 0 1 33     "hi", an empty message, "!"
 *
 * `unpack()` gives each message as soon as its last byte has come. A stream that ends in the middle of a
 * message is an error.
 */

/** The bytes of a message in a stream. */
export function pack(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(4 + message.length);
  new DataView(packed.buffer).setUint32(0, message.length);
  packed.set(message, 4);
  return packed;
}

/**
 * The messages in a stream.
 *
 * @throws {Deno.errors.UnexpectedEof} if it ends in the middle of one.
 */
export async function* unpack(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // TODO: this takes each chunk for a message.
  for await (const chunk of chunks) yield chunk.subarray(4);
}

if (import.meta.main) {
  const cat = new Deno.Command("cat", { stdin: "piped", stdout: "piped" }).spawn();
  const writer = cat.stdin.getWriter();
  for (const word of ["hi", "", "!"]) await writer.write(pack(new TextEncoder().encode(word)));
  await writer.close();
  for await (const message of unpack(cat.stdout)) console.log(new TextDecoder().decode(message));
}
