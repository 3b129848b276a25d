// The client begins, both contribute to the question, and the server hashes instead of comparing.
import type { Connection } from "interleave/coroutines";

export type Talk = Pick<Connection, "sendBytes" | "recvBytes">;

export async function prove(
  key: Uint8Array<ArrayBuffer>,
  question: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const both = new Uint8Array([...key, ...question, ...key]);
  return new Uint8Array(await crypto.subtle.digest("SHA-512", both));
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.join() === other.join();
}

export async function admit(client: Talk, key: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const theirs = await client.recvBytes();
  const ours = new TextEncoder().encode(crypto.randomUUID());
  await client.sendBytes(ours);
  const expected = await prove(key, new Uint8Array([...theirs, 0, ...ours]));
  if (!isSame(await client.recvBytes(), expected)) return false; // hanging up is an answer as well
  await client.sendBytes(new TextEncoder().encode("welcome"));
  return true;
}

export async function introduce(server: Talk, key: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const ours = crypto.getRandomValues(new Uint8Array(16));
  await server.sendBytes(ours);
  const theirs = await server.recvBytes();
  await server.sendBytes(await prove(key, new Uint8Array([...ours, 0, ...theirs])));
  try {
    return new TextDecoder().decode(await server.recvBytes()) === "welcome";
  } catch {
    return false;
  }
}
