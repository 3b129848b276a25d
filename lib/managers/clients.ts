/**
 * The managers that this process is connected to.
 *
 * @module
 */

import { currentProcess } from "../workers/family.ts";
import { type Address, nameAddress } from "../channels/address.ts";
import { Client } from "./client.ts";

const keys = new Map<string, Uint8Array>();
const clients = new Map<string, Promise<Client>>();

/** Remembers the key of a manager, for later connections to it. */
export function rememberKey(address: Address, authKey: Uint8Array): void {
  keys.set(nameAddress(address), authKey);
}

/**
 * The connection to a manager; made when it is first needed.
 *
 * The key is the one that was remembered, else the one that all processes of a family have.
 *
 * @throws {ConnectionLostError} if nobody listens there.
 * @throws {AuthenticationError} if the manager has another key.
 */
export async function clientOf(address: Address): Promise<Client> {
  const name = nameAddress(address);
  const known = clients.get(name);
  if (known !== undefined && !(await known).isLost) return known;
  const client = Client.connect(address, keys.get(name) ?? currentProcess().authKey);
  clients.set(name, client);
  client.catch(() => clients.delete(name));
  return client;
}

/** Ends the connection to a manager, and forgets its key. */
export async function forgetManager(address: Address): Promise<void> {
  const name = nameAddress(address);
  const client = clients.get(name);
  clients.delete(name);
  keys.delete(name);
  try {
    (await client)?.[Symbol.dispose]();
  } catch {
    // It was never made.
  }
}
