/** Where a manager can be reached: on this machine by a path, from others by a host and a port. */
export type Address =
  | { readonly transport: "unix"; readonly path: string }
  | { readonly transport: "tcp"; readonly hostname: string; readonly port: number };

/** An address in a message. */
export function nameAddress(address: Address): string {
  return address.transport === "unix" ? address.path : `${address.hostname}:${address.port}`;
}

/** The address at which a listener has begun to listen. */
export function addressOf(listener: Deno.Listener): Address {
  const { addr } = listener;
  if (addr.transport === "unix") return { transport: "unix", path: addr.path };
  const { hostname, port } = addr as Deno.NetAddr;
  return { transport: "tcp", hostname, port };
}

/** Connects to an address. */
export function connectTo(address: Address): Promise<Deno.Conn> {
  return address.transport === "unix"
    ? Deno.connect({ transport: "unix", path: address.path })
    : Deno.connect({ hostname: address.hostname, port: address.port });
}

/** Listens at an address; port 0 lets the system choose one. */
export function listenAt(address: Address): Deno.Listener {
  return address.transport === "unix"
    ? Deno.listen({ transport: "unix", path: address.path })
    : Deno.listen({ hostname: address.hostname, port: address.port });
}
