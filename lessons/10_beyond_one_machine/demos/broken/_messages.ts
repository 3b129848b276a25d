/** Sends a text. */
export async function send(connection: Deno.Conn, text: string): Promise<void> {
  await connection.write(new TextEncoder().encode(text));
}

/** Receives what is there. */
export async function receive(connection: Deno.Conn): Promise<string> {
  const buffer = new Uint8Array(64 * 1024);
  const count = await connection.read(buffer);
  return new TextDecoder().decode(buffer.subarray(0, count ?? 0));
}
