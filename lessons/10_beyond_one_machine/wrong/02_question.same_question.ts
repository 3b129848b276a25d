// The question is the same for everybody.

import type { Connection } from "interleave/coroutines";

/** What the two sides talk over. Each message arrives as it was sent. */
export type Talk = Pick<Connection, "sendBytes" | "recvBytes">;

/** What only somebody with the key can say to this question. */
export async function prove(
  key: Uint8Array<ArrayBuffer>,
  question: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const secret = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", secret, question));
}

/** Whether two texts of bytes are the same. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  let difference = 0; // looks at all of them: the time that it takes tells nothing
  for (let i = 0; i < one.length; i++) difference |= one[i]! ^ other[i]!;
  return difference === 0;
}

/** The server: whether this client is let in. */
export async function admit(client: Talk, key: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const question = new TextEncoder().encode("Who are you?");
  await client.sendBytes(question);
  const answer = await client.recvBytes();
  const welcome = isSame(answer, await prove(key, question));
  await client.sendBytes(new Uint8Array([Number(welcome)]));
  return welcome;
}

/** The client: whether the server lets it in. */
export async function introduce(server: Talk, key: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const question = await server.recvBytes();
  await server.sendBytes(await prove(key, question));
  const [welcome] = await server.recvBytes();
  return welcome === 1;
}
