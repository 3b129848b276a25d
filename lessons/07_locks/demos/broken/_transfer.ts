import type { Account } from "../_account.ts";

/** Takes the lock of the one who gives, and then that of the one who gets. */
export function transfer(from: Account, to: Account, amount: number, between: () => void): boolean {
  using _from = from.lock.holdSync();
  between();
  using _to = to.lock.holdSync();
  from.balance.value -= amount;
  to.balance.value += amount;
  return true;
}
