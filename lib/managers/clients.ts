/**
 * The managers that this process is connected to.
 *
 * @module
 */

import { TimeoutError } from "../errors.ts";
import { currentProcess } from "../workers/family.ts";
import { type Address, nameAddress } from "../channels/address.ts";
import { within } from "../timer/within.ts";
import type { WaitOptions } from "../waiting.ts";
import { Client } from "./client.ts";

/** A connection to a manager, that is there or is being made. */
interface Link {
  readonly making: Promise<Client>;
  /** Ends the attempt to make it; too late once it is there. */
  readonly givingUp: AbortController;
  /** How many wait for it. */
  waiting: number;
  client?: Client;
}

const keys = new Map<string, Uint8Array>();
const links = new Map<string, Link>();

/** Remembers the key of a manager, for later connections to it. */
export function rememberKey(address: Address, authKey: Uint8Array): void {
  keys.set(nameAddress(address), authKey);
}

/**
 * The connection to a manager; made when it is first needed. All who need it meanwhile wait for the same
 * one, and when nobody waits any more, the attempt ends.
 *
 * The key is the one that was remembered, else the one that all processes of a family have.
 *
 * @throws {ConnectionLostError} if nobody listens there.
 * @throws {AuthenticationError} if the manager has another key.
 * @throws {TimeoutError} if it has not let us in in time.
 */
export async function clientOf(address: Address, options: WaitOptions = {}): Promise<Client> {
  const name = nameAddress(address);
  let link = links.get(name);
  if (link === undefined || link.client?.isLost) links.set(name, link = connect(address));
  if (link.client !== undefined) return link.client;
  const { making, givingUp } = link;
  link.waiting++;
  try {
    return await within<Client>(
      options,
      ({ resolve, reject }) => {
        making.then(resolve, reject);
        return () => {};
      },
      () => new TimeoutError(`Cannot connect to the manager at ${name}: no answer in time`),
    );
  } finally {
    if (--link.waiting === 0 && link.client === undefined) {
      givingUp.abort();
      forget(name, link);
    }
  }
}

/** Ends the connection to a manager, and forgets its key. */
export async function forgetManager(address: Address): Promise<void> {
  const name = nameAddress(address);
  const link = links.get(name);
  links.delete(name);
  keys.delete(name);
  link?.givingUp.abort();
  try {
    (await link?.making)?.[Symbol.dispose]();
  } catch {
    // It was never made.
  }
}

function connect(address: Address): Link {
  const name = nameAddress(address);
  const givingUp = new AbortController();
  const key = keys.get(name) ?? currentProcess().authKey;
  const making = Client.connect(address, key, givingUp.signal);
  const link: Link = { making, givingUp, waiting: 0 };
  making.then((client) => link.client = client, () => forget(name, link));
  return link;
}

function forget(name: string, link: Link): void {
  if (links.get(name) === link) links.delete(name);
}
