/** What the processes of `manager_stress_test.ts` do. */

import { Client } from "../../../lib/managers/client.ts";
import type { Address } from "../../../lib/channels/address.ts";

/**
 * Is so many clients at once, each with a connection of its own: each adds 1 to the total, puts its number
 * into the list, and hands a job on: puts one, and takes one.
 */
export async function beClients(
  address: Address,
  key: Uint8Array,
  first: number,
  count: number,
): Promise<void> {
  const clients = await Promise.all(
    Array.from({ length: count }, () => Client.connect(address, key)),
  );
  await Promise.all(clients.map(async (client, i) => {
    const number = first + i;
    const find = (name: string): Promise<unknown> => client.ask(["find", name]);
    const [total, seen, jobs] = await Promise.all([find("total"), find("seen"), find("jobs")]);
    const call = (object: unknown, method: string, ...args: unknown[]): Promise<unknown> =>
      client.ask(["call", object as number, method, args]);
    await call(jobs, "put", number);
    await call(total, "add", 1);
    await call(seen, "append", number);
    await call(total, "add", await call(jobs, "get") as number);
  }));
  for (const client of clients) client[Symbol.dispose]();
}
