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
  // What has come and was not given yet: less than a message whenever we ask for more.
  let rest = new Uint8Array(0);
  for await (const chunk of chunks) {
    const joined = new Uint8Array(rest.length + chunk.length);
    joined.set(rest);
    joined.set(chunk, rest.length);
    rest = joined;
    // A chunk may complete several messages. Their length may be cut in two as well.
    while (rest.length >= 4) {
      const end = 4 + new DataView(rest.buffer, rest.byteOffset).getUint32(0);
      if (rest.length < end) break;
      yield rest.slice(4, end);
      rest = rest.subarray(end);
    }
  }
  if (rest.length > 0) throw new Deno.errors.UnexpectedEof("it ends in the middle of a message");
}

if (import.meta.main) {
  const cat = new Deno.Command("cat", { stdin: "piped", stdout: "piped" }).spawn();
  const writer = cat.stdin.getWriter();
  for (const word of ["hi", "", "!"]) await writer.write(pack(new TextEncoder().encode(word)));
  await writer.close();
  for await (const message of unpack(cat.stdout)) console.log(new TextDecoder().decode(message));
}
