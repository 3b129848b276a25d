/**
 * What the process of a manager does.
 *
 * @module
 */

// What travels between processes may be put into an object of a manager.
import "../channels/between_processes.ts";
import "../shared/between_processes.ts";
import "../sync/between_processes.ts";
import "./proxy.ts";
import type { SimpleQueue } from "../channels/between_processes.ts";
import { afterDeath, type Caretaker } from "../system/after_death.ts";
import { temporaryFolder } from "../system/temporary_folder.ts";
import type { Address } from "../channels/address.ts";
import { ManagerServer } from "./server.ts";

/**
 * Serves until a client stops it.
 *
 * @param wanted Where; `null` for a socket in a folder of its own.
 * @param authKey What clients must have.
 * @param ready Is told where it listens.
 */
export async function serveManager(
  wanted: Address | null,
  authKey: Uint8Array,
  ready: SimpleQueue<Address>,
): Promise<void> {
  let caretaker: Caretaker | undefined;
  let address = wanted;
  if (address === null) {
    const folder = `${temporaryFolder()}/interleave-${crypto.randomUUID().slice(0, 13)}`;
    caretaker = afterDeath('mkdir -m 700 -- "$1"', 'rm -rf -- "$1"', [folder]);
    address = { transport: "unix", path: `${folder}/manager` };
  }
  await using server = new ManagerServer({ address, authKey });
  ready.putSync(server.address);
  await server.ended;
  caretaker?.act();
}
