import { TimeoutError } from "../errors.ts";
import { within } from "../timer/within.ts";
import type { WaitOptions } from "../waiting.ts";

/**
 * Where processes meet, as `Deno.listen()` and `Deno.connect()` name it: on this machine by a path, from
 * others by a host and a port.
 */
export type Address =
  | { readonly transport?: "unix" | undefined; readonly path: string }
  | {
    readonly transport?: "tcp" | undefined;
    /** @default {"127.0.0.1"} */
    readonly hostname?: string | undefined;
    /** The port; for who listens, 0 lets the system choose one. */
    readonly port: number;
  };

/** An address where somebody listens. */
export type FullAddress =
  | { readonly transport: "unix"; readonly path: string }
  | { readonly transport: "tcp"; readonly hostname: string; readonly port: number };

/** An address in a message. */
export function nameAddress(address: Address): string {
  const full = complete(address);
  return full.transport === "unix" ? full.path : `${full.hostname}:${full.port}`;
}

/** The address at which a listener has begun to listen. */
export function addressOf({ addr }: Deno.Listener): FullAddress {
  return complete(addr as FullAddress);
}

/**
 * Connects to an address.
 *
 * @throws {TimeoutError} if the other side does not answer in time.
 */
export function connectTo(address: Address, options: WaitOptions = {}): Promise<Deno.Conn> {
  const full = complete(address);
  const givenUp = new AbortController();
  const { signal } = givenUp;
  return within(
    options,
    ({ resolve, reject }) => {
      const connecting: Promise<Deno.Conn> = full.transport === "unix"
        ? Deno.connect(full)
        : Deno.connect({ ...full, signal });
      connecting.then((connection) => signal.aborted ? connection.close() : resolve(connection))
        .catch(reject);
      return () => givenUp.abort();
    },
    () => new TimeoutError(`Cannot connect to ${nameAddress(address)}: no answer in time`),
  );
}

/** Listens at an address. */
export function listenAt(address: Address): Deno.Listener {
  const full = complete(address);
  return full.transport === "unix" ? Deno.listen(full) : Deno.listen(full);
}

function complete(address: Address): FullAddress {
  if ("path" in address) return { transport: "unix", path: address.path };
  const { hostname = "127.0.0.1", port } = address;
  return { transport: "tcp", hostname, port };
}
