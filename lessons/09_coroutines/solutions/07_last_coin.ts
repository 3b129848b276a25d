/**
 * The last coin
 *
 * Two coroutines, A and B, pay 30 each from one account. There are 50, so only one of them can pay. They
 * run on one thread, and look before they take; yet it happens that both pay.
 *
 * 1. Find an order that does it: fill in whose call of the account is answered next. Each `await` of
 *    `read()` and `write()` is such a call. A turn of somebody who has not called is left out; after the
 *    last turn A goes first.
 * 2. Mend `pay()` with the lock of the account. Your order is run again, and then every other one. If
 *    there is enough, both have to be able to pay.
 */
import type { Lock } from "interleave/coroutines";

/** An account at a bank that takes a while to answer. */
export interface Account {
  readonly lock: Lock;
  read(): Promise<number>;
  write(balance: number): Promise<void>;
}
/** Whose call is answered next: `["A", "B"]`. */
// Both read 50 before either of them writes.
export const order: readonly ("A" | "B")[] = ["A", "B"];

/** Pays; whether there was enough. */
export async function pay(account: Account, amount: number): Promise<boolean> {
  // Held across both awaits, as others run at each of them; given back at every `return`.
  using _held = await account.lock.hold();
  const balance = await account.read();
  if (balance < amount) return false;
  await account.write(balance - amount);
  return true;
}
