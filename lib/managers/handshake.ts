/**
 * Both sides show that they have the same key, without sending it.
 *
 * ```text
 *   client → server   32 random bytes
 *   server → client   32 random bytes · HMAC(key, "server" · both)
 *   client → server   HMAC(key, "client" · both)
 *   server → client   1
 * ```
 * The word before the random bytes keeps an answer of one side from being used as one of the other.
 *
 * @module
 */

import { AuthenticationError, ConnectionLostError } from "../errors.ts";
import type { Frames } from "../channels/frames.ts";

/** The longest message before both know each other, in bytes. */
export const HANDSHAKE_LIMIT = 128;

const RANDOM = 32;
const WELCOME = 1;

/**
 * On the server: lets a client in.
 *
 * @returns Whether it has the key.
 */
export async function admit(frames: Frames, key: Uint8Array): Promise<boolean> {
  const theirs = await frames.receive();
  if (theirs?.length !== RANDOM) return false;
  const ours = crypto.getRandomValues(new Uint8Array(RANDOM));
  await frames.send(join(ours, await prove(key, "server", theirs, ours)));
  const proof = await frames.receive();
  if (proof === null || !isSame(proof, await prove(key, "client", theirs, ours))) return false;
  await frames.send(new Uint8Array([WELCOME]));
  return true;
}

/**
 * On the client: asks to be let in, and looks whether it has come to the right server.
 *
 * @throws {AuthenticationError} if one of the two does not have the key.
 * @throws {ConnectionLostError} if the server goes in between.
 */
export async function introduce(frames: Frames, key: Uint8Array): Promise<void> {
  const ours = crypto.getRandomValues(new Uint8Array(RANDOM));
  await frames.send(ours);
  const answer = await frames.receive();
  if (answer === null) throw new ConnectionLostError("Cannot connect: the manager has gone");
  const theirs = answer.subarray(0, RANDOM);
  const proof = answer.subarray(RANDOM);
  if (!isSame(proof, await prove(key, "server", ours, theirs))) throw refused();
  await frames.send(await prove(key, "client", ours, theirs));
  const welcome = await frames.receive();
  if (welcome?.[0] !== WELCOME) throw refused();
}

function refused(): AuthenticationError {
  return new AuthenticationError(
    "Cannot connect: the two sides have different keys; give both the same authKey",
  );
}

async function prove(
  key: Uint8Array,
  side: "client" | "server",
  client: Uint8Array,
  server: Uint8Array,
): Promise<Uint8Array> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const secret = await crypto.subtle.importKey("raw", new Uint8Array(key), algorithm, false, [
    "sign",
  ]);
  const text = join(new TextEncoder().encode(side), client, server);
  return new Uint8Array(await crypto.subtle.sign("HMAC", secret, text));
}

/** Compares in a time that does not tell where the difference is. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let i = 0; i < one.length; i++) difference |= one[i]! ^ other[i]!;
  return difference === 0;
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
